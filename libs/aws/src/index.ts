export {
  defaultOf,
  dependsOnProvider,
  numberDefault,
  RESOURCE_TYPES,
  resourceType,
  typesKnowing,
  type Knowing,
} from './catalogue/catalogue';
export type { Default, Defaults, ResourceType } from './resource-type/resource-type';
export type { Delivery } from './resource-type/delivery';
export type { Encryption } from './resource-type/encryption';
export type { Exposure } from './resource-type/exposure';
export type {
  Deletion,
  Guard,
  GuardLevel,
  GuardTopic,
  Loss,
  Removal,
  Weight,
} from './resource-type/loss';
export type { Policy, Quota, Redrive, Single } from './resource-type/rules';
export { BACKUP_PRICES } from './backup/backup-prices';
export type { BackupClass, BackupPrice } from './backup/backup-prices';
export { BACKUP, BACKUP_CONTROLS, DATASYNC, DLM, REPLICATION } from './backup/limits';
export {
  arnPattern,
  BACKUP_SERVICES,
  CONTINUOUS_SERVICES,
  recoverableTypes,
} from './backup/recoverable-types';
export type { DayRule } from './backup/cron-fields';
export { CRON_YEARS, parseSchedule } from './backup/schedule';
export type { CronSchedule, NoSchedule, RateSchedule, Schedule } from './backup/schedule';
export { daysOf, firesOn } from './backup/schedule-days';
export type { CalendarDay } from './backup/schedule-days';
export { everFires, largestGap, runsOf, smallestGap } from './backup/schedule-gap';
export type { Gap, GapOptions } from './backup/schedule-gap';
export { matchesArn, selects, selectsEverything } from './backup/selection';
export type { ArnMatcher, Candidate, Known, Selection, TagCondition } from './backup/selection';
export { TimeZone } from './backup/time-zone';

import {
  BACKUP,
  parseSchedule,
  runsOf,
  TimeZone,
  type BackupClass,
  type CronSchedule,
} from '@archway/aws';
import { numberOr } from '@archway/checks';
import { blocksOf, numberOf, textOf, type ObjectValue } from '@archway/terraform';

/** Backups of one class that a protection keeps of a store. */
export interface Kept {
  readonly class: BackupClass;
  /** As AWS Backup calls it, such as `EFS`. */
  readonly service: string;
  /** How many at a time once the first has expired. @default - not known, or never deleted */
  readonly backups?: number;
  /** How many full ones cost nothing. @default - none */
  readonly includedBackups?: number;
  /** Where the copy is. @default - with the store */
  readonly copyIn?: string;
}

/** What a rule of AWS Backup keeps, with its copies. */
export function keptByRule(
  rule: ObjectValue,
  service: string,
  continuous: boolean,
  fromYear: number,
): readonly Kept[] {
  const perDay = runsPerDay(rule, fromYear);
  const own = continuous
    ? [{ class: 'continuous' as const, service, backups: 1 }]
    : keptBy(rule, service, perDay);
  const copies = blocksOf(rule['copy_action']).flatMap((copy) =>
    keptBy(copy, service, perDay).map((kept) => ({
      ...kept,
      copyIn: textOf(copy['destination_vault_arn'])?.split(':')[3] ?? 'a region that is not known',
    })),
  );
  return [...own, ...copies];
}

function keptBy(block: ObjectValue, service: string, perDay: number | undefined): readonly Kept[] {
  const [lifecycle = {}] = blocksOf(block['lifecycle']);
  const cold = numberOr(lifecycle['cold_storage_after'], 0);
  const end = numberOr(lifecycle['delete_after'], 0);
  const amount = (days: number | undefined) =>
    days === undefined || perDay === undefined
      ? {}
      : { backups: Math.max(1, Math.round(days * perDay)) };
  if (cold === undefined) return [{ class: 'warm', service }];
  if (cold <= 0) {
    // Without an end they are kept for ever.
    return [{ class: 'warm', service, ...amount(end === undefined || end <= 0 ? undefined : end) }];
  }
  const inCold = end === undefined || end <= 0 ? undefined : end - cold;
  return [
    { class: 'warm', service, ...amount(cold) },
    { class: 'cold', service, ...amount(inCold) },
  ];
}

/** What a schedule of Data Lifecycle Manager keeps: by number, or by age. */
export function keptBySchedule(schedule: ObjectValue, hours: number | undefined): readonly Kept[] {
  const [retain = {}] = blocksOf(schedule['retain_rule']);
  const count = numberOf(retain['count']);
  const own = count !== undefined && count > 0 ? count : byAge(retain, hours);
  const warm = { class: 'warm' as const, service: 'EBS' };
  return [
    { ...warm, ...(own === undefined ? {} : { backups: own }) },
    ...blocksOf(schedule['cross_region_copy_rule']).map((copy) => {
      const kept = byAge(blocksOf(copy['retain_rule'])[0] ?? {}, hours);
      return {
        ...warm,
        copyIn: textOf(copy['target_region'] ?? copy['target']) ?? 'a region that is not known',
        ...(kept === undefined ? {} : { backups: kept }),
      };
    }),
  ];
}

const DAYS: Readonly<Record<string, number>> = { DAYS: 1, WEEKS: 7, MONTHS: 30, YEARS: 365 };

function byAge(retain: ObjectValue, hours: number | undefined): number | undefined {
  const interval = numberOf(retain['interval']);
  const days = DAYS[textOf(retain['interval_unit']) ?? ''];
  if (interval === undefined || interval <= 0 || days === undefined || hours === undefined) {
    return undefined;
  }
  return Math.max(1, Math.round((interval * days * 24) / hours));
}

/** How often a rule runs in its first year, by day. */
function runsPerDay(rule: ObjectValue, fromYear: number): number | undefined {
  const stated = rule['schedule'];
  const text = stated === undefined || stated === null ? BACKUP.schedule : textOf(stated);
  const zone = textOf(rule['schedule_expression_timezone']) ?? 'UTC';
  const schedule = text === undefined ? undefined : parseSchedule(text);
  if (schedule?.kind !== 'cron' || !TimeZone.isKnown(zone)) return undefined;
  const runs = countOf(schedule, fromYear, zone);
  return runs === 0 ? undefined : runs / 365;
}

function countOf(schedule: CronSchedule, year: number, zone: string): number {
  const [from, to] = [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year + 1, 0, 1))];
  return [...runsOf(schedule, from, to, zone)].length;
}

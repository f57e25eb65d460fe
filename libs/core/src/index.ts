export { acceptRisk } from './accept-risk/accept-risk';
export { formatArn } from './arn/arn';
export type { ArnParts } from './arn/arn';
export { AWS_PROVIDER_VERSIONS, AwsStack } from './aws-stack/aws-stack';
export type { AwsStackProps, S3State } from './aws-stack/aws-stack';
export { warnDeployedElsewhere, warnOfStatement } from './deployed-elsewhere/deployed-elsewhere';
export { adopt } from './deployed-before/adopt';
export type { AdoptedIds } from './deployed-before/adopt';
export { movedFrom } from './deployed-before/moved-from';
export { pathBelow } from './deployed-before/path-below';
export { DeclaredProps } from './declared-props/declared-props';
export type { DeclaredFields } from './declared-props/declared-props';
export { parseType } from './declared-props/declared-type';
export type { DeclaredType } from './declared-props/declared-type';
export { dependOn } from './dependency/dependency';
export { environmentOf, PARTITIONS, provideEnvironment } from './environment/environment';
export type { AwsEnvironment, Partition } from './environment/environment';
export { findLoop, hopsFrom, recordHop } from './event-flow/event-flow';
export type { Hop } from './event-flow/event-flow';
export { mayOverlap } from './event-flow/key-pattern';
export type { KeyPattern } from './event-flow/key-pattern';
export type { IAlarmAction } from './interfaces/alarm-action';
export type { IBucket, INotificationTarget, NotificationDestination } from './interfaces/bucket';
export type { IEventBus } from './interfaces/event-bus';
export type { ICertificateRef } from './interfaces/certificate';
export type { IEventSource, IFunction } from './interfaces/function';
export type { IKey } from './interfaces/key';
export type { ISecurityGroupRef, ISubnetRef, IVpcRef } from './interfaces/placement';
export type { IQueue, QueueConsumer } from './interfaces/queue';
export type { IStateMachine } from './interfaces/state-machine';
export type { IStream } from './interfaces/stream';
export type { ITable, TableAccess, TableWriteAccess } from './interfaces/table';
export type { ISubscriptionTarget, ITopic, SubscriptionEndpoint } from './interfaces/topic';
export type { IWebAclRef } from './interfaces/web-acl';
export { Key } from './key/key';
export type { KeyAttributes, KeyProps } from './key/key';
export { ReplicaKey } from './key/replica-key';
export type { ReplicaKeyProps } from './key/replica-key';
export { encryptLogGroup, LOG_RETENTION_DAYS } from './log-group/log-group';
export type { LogRetentionDays } from './log-group/log-group';
export type { Metric, Statistic } from './metric/metric';
export { nameByPath } from './physical-name/name-by-path';
export { physicalName } from './physical-name/physical-name';
export { denyInsecureTransport, onlyFrom, PolicyDocument } from './policy/policy-document';
export type { Conditions, PolicyStatement, Principals } from './policy/policy-document';
export { allowDestruction, protectState } from './protection/protect-state';
export { Role } from './role/role';
export type { IGrantable, RoleProps } from './role/role';
export { ofStage } from './stage/stage';
export {
  isOpen,
  notMatching,
  notOneOf,
  notWhole,
  outOfRange,
  problemIf,
  reject,
  rejectProps,
  show,
} from './validation/validation';
export type { Problem } from './validation/validation';
export { declaredProps } from './declared-props';

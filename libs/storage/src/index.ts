export { Bucket } from './bucket/bucket';
export type { BucketBase } from './bucket/bucket-base';
export type {
  BucketAttributes,
  BucketProps,
  CorsMethod,
  CorsRule,
  ObjectLockRetention,
} from './bucket/bucket-props';
export { FileSystem } from './file-system/file-system';
export type { IAccessPoint } from './file-system/file-system';
export { FILE_LIFECYCLE_DAYS } from './file-system/file-system-props';
export type {
  AccessPointOptions,
  FileLifecycleDays,
  FileSystemProps,
  FileSystemReplication,
} from './file-system/file-system-props';
export type { IntelligentTiering } from './intelligent-tiering/intelligent-tiering';
export type { ArchiveClass, LifecycleRule, LifecycleTransition } from './lifecycle/lifecycle-rule';
export type { NotificationEvent } from './notification/notification-event';
export type { NotificationOptions } from './notification/notifications';
export { BucketReplication } from './replication/bucket-replication';
export type { BucketReplicationProps } from './replication/bucket-replication';
export type { ReplicationOptions } from './replication/replication-options';
export { declaredProps } from './declared-props';

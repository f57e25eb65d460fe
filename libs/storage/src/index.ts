export { Bucket } from './bucket/bucket';
export type { BucketBase } from './bucket/bucket-base';
export type {
  BucketAttributes,
  BucketProps,
  CorsMethod,
  CorsRule,
  ObjectLockRetention,
} from './bucket/bucket-props';
export type { IntelligentTiering } from './intelligent-tiering/intelligent-tiering';
export type { ArchiveClass, LifecycleRule, LifecycleTransition } from './lifecycle/lifecycle-rule';
export type { NotificationEvent } from './notification/notification-event';
export type { NotificationOptions } from './notification/notifications';

import type { IConstruct, IDependable } from 'constructs';
import type { PolicyStatement } from '../policy/policy-document';
import type { IGrantable } from '../role/role';
import type { IKey } from './key';

/** A bucket, of this app or another. */
export interface IBucket extends IConstruct {
  readonly bucketArn: string;
  readonly bucketName: string;
  /** The key that new objects are encrypted with, where it is not S3's own. */
  readonly encryptionKey?: IKey;

  /** Allows `grantee` to read objects, and their versions, under a key prefix. */
  grantRead(grantee: IGrantable, prefix?: string): void;

  /** Allows `grantee` to write objects under a key prefix. */
  grantPut(grantee: IGrantable, prefix?: string): void;

  /**
   * Adds a statement to the bucket's only policy. A bucket that others deploy keeps its own policy: there the statement
   * becomes a warning that says what must stand in it.
   */
  addToResourcePolicy(statement: PolicyStatement): void;
}

/** Where a bucket's notification goes. */
export interface NotificationDestination {
  readonly kind: 'topic' | 'queue' | 'function';
  readonly arn: string;
  /** What must stand before S3 accepts the notification: the policy that lets it deliver. */
  readonly dependencies: readonly IDependable[];
}

/** Something that a bucket can notify. */
export interface INotificationTarget extends IConstruct {
  /** Lets `bucket` deliver here, and says where that is. */
  bindNotification(bucket: IBucket): NotificationDestination;
}

import type { IBucket, IGrantable, IKey, PolicyStatement } from '@archway/core';
import { recordHop, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { notKeyPrefix } from '../object-key/object-key';

/** What a bucket can grant knowing nothing but its identifiers. */
export abstract class BucketBase extends Construct implements IBucket {
  abstract readonly bucketArn: string;
  abstract readonly bucketName: string;
  abstract readonly encryptionKey?: IKey;
  /** Whether it may hold versions, which are read under a permission of their own. */
  protected abstract readonly versioned: boolean;

  abstract addToResourcePolicy(statement: PolicyStatement): void;

  /** Allows `grantee` to read objects, and their versions, whose keys begin with `prefix`. */
  grantRead(grantee: IGrantable, prefix = ''): void {
    const ofVersions = this.versioned ? ['s3:GetObjectVersion'] : [];
    this.allow(grantee, ['s3:GetObject', ...ofVersions], prefix);
    this.encryptionKey?.grantDecrypt(grantee);
  }

  /** Allows `grantee` to write objects whose keys begin with `prefix`. */
  grantPut(grantee: IGrantable, prefix = ''): void {
    this.allow(grantee, ['s3:PutObject'], prefix);
    // S3 decrypts the parts of a multipart upload when it puts them together.
    this.encryptionKey?.grantEncryptDecrypt(grantee);
    recordHop(grantee, { target: this, writes: { prefix } });
  }

  /** Allows `grantee` to read and write objects whose keys begin with `prefix`. */
  grantReadWrite(grantee: IGrantable, prefix = ''): void {
    this.grantRead(grantee, prefix);
    this.grantPut(grantee, prefix);
  }

  /** Allows `grantee` to delete objects whose keys begin with `prefix`; in a versioned bucket the versions stay. */
  grantDelete(grantee: IGrantable, prefix = ''): void {
    this.allow(grantee, ['s3:DeleteObject'], prefix);
  }

  /**
   * Allows `grantee` to list the keys that begin with `prefix`. Only without a prefix does reading an object that is not
   * there answer 404 instead of 403: that request lists nothing, so it has no prefix that a condition could look at.
   */
  grantList(grantee: IGrantable, prefix = ''): void {
    rejectProps(this, [notKeyPrefix('prefix', prefix)]);
    grantee.addToIdentityPolicy({
      actions: ['s3:ListBucket'],
      resources: [this.bucketArn],
      ...(prefix === '' ? {} : { conditions: { StringLike: { 's3:prefix': `${prefix}*` } } }),
    });
  }

  private allow(grantee: IGrantable, actions: readonly string[], prefix: string): void {
    rejectProps(this, [notKeyPrefix('prefix', prefix)]);
    grantee.addToIdentityPolicy({ actions, resources: [`${this.bucketArn}/${prefix}*`] });
  }
}

import type { IKey, PolicyStatement } from '@archway/core';
import { warnOfStatement } from '@archway/core';
import type { Construct } from 'constructs';
import { BucketBase } from './bucket-base';
import type { BucketAttributes } from './bucket-props';

/** A bucket that others deploy. */
export class ImportedBucket extends BucketBase {
  readonly bucketArn: string;
  readonly bucketName: string;
  readonly encryptionKey?: IKey;
  protected readonly versioned = true;

  constructor(scope: Construct, id: string, attributes: BucketAttributes) {
    super(scope, id);
    this.bucketArn = attributes.bucketArn;
    this.bucketName = attributes.bucketName;
    this.encryptionKey = attributes.encryptionKey;
  }

  addToResourcePolicy(statement: PolicyStatement): void {
    warnOfStatement(this, statement);
  }
}

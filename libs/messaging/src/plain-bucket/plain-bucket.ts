import type { IBucket } from '@archway/core';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { Construct } from 'constructs';

/** The least that specs here need of a bucket: this library does not know the one of the storage library. */
export class PlainBucket extends Construct implements IBucket {
  readonly bucketArn: string;
  readonly bucketName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const resource = new S3Bucket(this, 'Default', {});
    this.bucketArn = resource.arn;
    this.bucketName = resource.bucket;
  }

  grantRead(): void {
    throw new Error('nobody reads here');
  }

  grantPut(): void {
    throw new Error('nobody writes here');
  }

  addToResourcePolicy(): void {
    throw new Error('nobody is let in here');
  }
}

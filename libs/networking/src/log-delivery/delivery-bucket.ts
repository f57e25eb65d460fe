import type { IBucket, Problem } from '@archway/core';
import { environmentOf, formatArn, notMatching } from '@archway/core';
import type { Construct } from 'constructs';

/** A folder in a bucket that log delivery writes below. */
export interface DeliveryFolder {
  readonly bucket: IBucket;

  /**
   * The folder in the bucket; not `AWSLogs`, which AWS puts below it.
   *
   * @default - the top
   */
  readonly prefix?: string;
}

/** A folder that log delivery does not take. Unset values and tokens pass. */
export function notDeliveryPrefix(prop: string, prefix: string | undefined): Problem {
  return notMatching(
    prop,
    prefix,
    /^(?!\/|AWSLogs(\/|$)).*[^/]$/,
    'a folder without slashes around it, not AWSLogs',
  );
}

/**
 * Lets log delivery of this account write below the folder.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-vended-logs-permissions.html
 * @returns the folder's ARN
 */
export function allowLogDelivery(scope: Construct, { bucket, prefix }: DeliveryFolder): string {
  const folder = prefix === undefined ? bucket.bucketArn : `${bucket.bucketArn}/${prefix}`;
  const { accountId } = environmentOf(scope);
  const principals = { services: ['delivery.logs.amazonaws.com'] };
  const StringEquals = { 'aws:SourceAccount': accountId };
  const ArnLike = {
    'aws:SourceArn': formatArn(scope, { service: 'logs', region: '*', resource: '*' }),
  };
  bucket.addToResourcePolicy({
    principals,
    actions: ['s3:PutObject'],
    resources: [`${folder}/AWSLogs/*`],
    conditions: {
      StringEquals: { ...StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
      ArnLike,
    },
  });
  bucket.addToResourcePolicy({
    principals,
    actions: ['s3:GetBucketAcl'],
    resources: [bucket.bucketArn],
    conditions: { StringEquals, ArnLike },
  });
  return folder;
}

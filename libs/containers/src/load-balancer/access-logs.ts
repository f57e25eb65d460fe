import type { IBucket, Problem } from '@archway/core';
import { environmentOf, formatArn, notMatching, problemIf } from '@archway/core';
import type { Construct } from 'constructs';

/** Where a load balancer writes a line for each request or connection. */
export interface AccessLogs {
  /** A bucket of the same region whose objects are encrypted with S3's own keys. */
  readonly bucket: IBucket;

  /**
   * The folder in the bucket; not `AWSLogs`, which AWS puts below it.
   *
   * @default - the top
   */
  readonly prefix?: string;
}

/** What Elastic Load Balancing would refuse. */
export function accessLogProblems(prop: string, logs: AccessLogs | undefined): readonly Problem[] {
  if (logs === undefined) return [];
  return [
    notMatching(
      `${prop}.prefix`,
      logs.prefix,
      /^(?!\/|AWSLogs(\/|$)).*[^/]$/,
      'a folder without slashes around it, not AWSLogs',
    ),
    problemIf(
      logs.bucket.encryptionKey !== undefined,
      `${prop}.bucket must be encrypted with S3's own keys, got '${logs.bucket.node.path}', which has another key`,
    ),
  ];
}

/**
 * Lets application load balancers of this account write below the folder.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function allowApplicationLogs(scope: Construct, { bucket, prefix }: AccessLogs): void {
  const { accountId } = environmentOf(scope);
  bucket.addToResourcePolicy({
    principals: { services: ['logdelivery.elasticloadbalancing.amazonaws.com'] },
    actions: ['s3:PutObject'],
    resources: [`${folderOf(bucket, prefix)}/AWSLogs/${accountId}/*`],
    conditions: {
      ArnLike: {
        'aws:SourceArn': formatArn(scope, {
          service: 'elasticloadbalancing',
          resource: 'loadbalancer/*',
        }),
      },
      StringEquals: { 'aws:SourceAccount': accountId },
    },
  });
}

/**
 * Lets network load balancers of this account write below the folder.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
 */
export function allowNetworkLogs(scope: Construct, { bucket, prefix }: AccessLogs): void {
  const { accountId } = environmentOf(scope);
  const principals = { services: ['delivery.logs.amazonaws.com'] };
  const StringEquals = { 'aws:SourceAccount': accountId };
  const ArnLike = { 'aws:SourceArn': formatArn(scope, { service: 'logs', resource: '*' }) };
  bucket.addToResourcePolicy({
    principals,
    actions: ['s3:GetBucketAcl'],
    resources: [bucket.bucketArn],
    conditions: { StringEquals, ArnLike },
  });
  bucket.addToResourcePolicy({
    principals,
    actions: ['s3:PutObject'],
    resources: [`${folderOf(bucket, prefix)}/AWSLogs/${accountId}/*`],
    conditions: {
      StringEquals: { ...StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
      ArnLike,
    },
  });
}

function folderOf(bucket: IBucket, prefix: string | undefined): string {
  return prefix === undefined ? bucket.bucketArn : `${bucket.bucketArn}/${prefix}`;
}

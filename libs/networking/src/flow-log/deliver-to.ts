import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { FlowLogConfig } from '@cdktf/provider-aws/lib/flow-log';
import { environmentOf, formatArn, Role } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { Construct, IDependable } from 'constructs';
import type {
  CloudWatchDestination,
  FlowLogDestination,
  S3Destination,
} from './flow-log-destination';

interface Delivery {
  readonly arguments: Partial<FlowLogConfig>;
  /** What has to stand before anything is delivered: above all the policies that allow it. */
  readonly dependencies: readonly IDependable[];
  readonly logGroupName?: string;
}

/** Makes what a destination needs, below `scope`. */
export function deliverTo(
  scope: Construct,
  destination: FlowLogDestination,
  provider: TerraformProvider | undefined,
): Delivery {
  switch (destination.to) {
    case 'cloudwatch':
      return toLogGroup(scope, destination, provider);
    case 's3':
      return toBucket(scope, destination);
    case 'firehose':
      return {
        arguments: {
          logDestinationType: 'kinesis-data-firehose',
          logDestination: destination.deliveryStreamArn,
        },
        dependencies: [],
      };
  }
}

/**
 * Lets log delivery write below the folder.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
 */
function toBucket(scope: Construct, destination: S3Destination): Delivery {
  const { bucket, prefix } = destination;
  const folder = prefix === undefined ? bucket.bucketArn : `${bucket.bucketArn}/${prefix}`;
  const { accountId } = environmentOf(scope);
  const sourceArn = formatArn(scope, { service: 'logs', region: '*', resource: '*' });
  const principals = { services: ['delivery.logs.amazonaws.com'] };
  const StringEquals = { 'aws:SourceAccount': accountId };
  const ArnLike = { 'aws:SourceArn': sourceArn };
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
  return {
    arguments: {
      logDestinationType: 's3',
      logDestination: prefix === undefined ? folder : `${folder}/`,
      destinationOptions: {
        fileFormat: destination.fileFormat ?? 'parquet',
        hiveCompatiblePartitions: destination.hiveCompatiblePartitions ?? true,
        perHourPartition: destination.perHourPartition ?? false,
      },
    },
    dependencies: [bucket],
  };
}

function toLogGroup(
  scope: Construct,
  destination: CloudWatchDestination,
  provider: TerraformProvider | undefined,
): Delivery {
  const group = new CloudwatchLogGroup(scope, 'LogGroup', {
    name: destination.logGroupName ?? logGroupName(scope),
    retentionInDays: destination.retentionDays ?? 30,
    kmsKeyId: destination.encryptionKey?.keyArn,
    provider,
  });
  const { accountId } = environmentOf(scope);
  const role = new Role(scope, 'Role', {
    assumedBy: 'vpc-flow-logs.amazonaws.com',
    assumeConditions: {
      StringEquals: { 'aws:SourceAccount': accountId },
      ArnLike: {
        'aws:SourceArn': formatArn(scope, {
          service: 'ec2',
          region: '*',
          resource: 'vpc-flow-log/*',
        }),
      },
    },
  });
  role.addToIdentityPolicy({
    actions: [
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
    ],
    resources: [`${group.arn}:*`],
  });
  return {
    arguments: {
      logDestinationType: 'cloud-watch-logs',
      logDestination: group.arn,
      iamRoleArn: role.roleArn,
    },
    dependencies: [role],
    logGroupName: group.name,
  };
}

/** The region has one set of log group names: the stage keeps two deployments of a stack apart. */
function logGroupName(scope: Construct): string {
  const path = scope.node.path.replaceAll(/[^.\-_/#A-Za-z0-9]/g, '-');
  return `/vpc-flow-logs/${environmentOf(scope).stage}/${path}`;
}

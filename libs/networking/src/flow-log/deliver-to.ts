import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { FlowLogConfig } from '@cdktf/provider-aws/lib/flow-log';
import { environmentOf, formatArn, Role } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { CloudWatchDestination, FlowLogDestination } from './flow-log-destination';

interface Delivery {
  readonly arguments: Partial<FlowLogConfig>;
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
    case 's3': {
      const { bucket, prefix } = destination;
      return {
        arguments: {
          logDestinationType: 's3',
          logDestination:
            prefix === undefined ? bucket.bucketArn : `${bucket.bucketArn}/${prefix}/`,
          destinationOptions: {
            fileFormat: destination.fileFormat ?? 'parquet',
            hiveCompatiblePartitions: destination.hiveCompatiblePartitions ?? true,
            perHourPartition: destination.perHourPartition ?? false,
          },
        },
      };
    }
    case 'firehose':
      return {
        arguments: {
          logDestinationType: 'kinesis-data-firehose',
          logDestination: destination.deliveryStreamArn,
        },
      };
  }
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
      dependsOn: role.policyResource ? [role.policyResource] : [],
    },
    logGroupName: group.name,
  };
}

/** The region has one set of log group names: the stage keeps two deployments of a stack apart. */
function logGroupName(scope: Construct): string {
  const path = scope.node.path.replaceAll(/[^.\-_/#A-Za-z0-9]/g, '-');
  return `/vpc-flow-logs/${environmentOf(scope).stage}/${path}`;
}

import type { FlowLogConfig } from '@cdktf/provider-aws/lib/flow-log';
import { environmentOf, formatArn, Role } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { Construct, IDependable } from 'constructs';
import { allowLogDelivery } from '../log-delivery/delivery-bucket';
import { addLogGroup } from '../log-delivery/log-group';
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

function toBucket(scope: Construct, destination: S3Destination): Delivery {
  const { bucket, prefix } = destination;
  const folder = allowLogDelivery(scope, destination);
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
  const group = addLogGroup(scope, '/vpc-flow-logs', destination, provider);
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

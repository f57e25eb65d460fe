import type { ResourceType } from '../resource-type/resource-type';

export const flowLog: ResourceType = {
  type: 'aws_flow_log',
  references: { vpc_id: ['aws_vpc'], subnet_id: ['aws_subnet'] },
  forceNew: [
    'deliver_cross_account_role',
    'eni_id',
    'iam_role_arn',
    'log_destination',
    'log_destination_type',
    'log_format',
    'max_aggregation_interval',
    'subnet_id',
    'traffic_type',
    'transit_gateway_attachment_id',
    'transit_gateway_id',
    'vpc_id',
  ],
  removal: {
    topic: 'alarms',
    text: 'traffic is no longer recorded',
    about: ['vpc_id', 'subnet_id'],
  },
  example: {
    vpc_id: 'vpc-0a1b2c3d4e5f60718',
    log_destination: 'arn:aws:s3:::example',
    log_destination_type: 's3',
  },
};

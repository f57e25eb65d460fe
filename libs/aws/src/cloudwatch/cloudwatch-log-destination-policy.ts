import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchLogDestinationPolicy: ResourceType = {
  type: 'aws_cloudwatch_log_destination_policy',
  forceNew: ['destination_name'],
  policies: [{ argument: 'access_policy', kind: 'resource' }],
};

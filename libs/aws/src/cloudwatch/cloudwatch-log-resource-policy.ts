import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchLogResourcePolicy: ResourceType = {
  type: 'aws_cloudwatch_log_resource_policy',
  forceNew: ['policy_name'],
  policies: [{ argument: 'policy_document', kind: 'resource' }],
};

import type { ResourceType } from '../resource-type/resource-type';

export const networkfirewallResourcePolicy: ResourceType = {
  type: 'aws_networkfirewall_resource_policy',
  forceNew: ['resource_arn'],
  policies: [{ argument: 'policy', kind: 'resource' }],
};

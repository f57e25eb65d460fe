import type { ResourceType } from '../resource-type/resource-type';

export const networkfirewallResourcePolicy: ResourceType = {
  type: 'aws_networkfirewall_resource_policy',
  policies: [{ argument: 'policy', kind: 'resource' }],
};

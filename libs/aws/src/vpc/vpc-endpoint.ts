import type { ResourceType } from '../resource-type/resource-type';

export const vpcEndpoint: ResourceType = {
  type: 'aws_vpc_endpoint',
  references: { security_group_ids: ['aws_security_group'] },
  securityGroups: 'security_group_ids',
  policies: [{ argument: 'policy', kind: 'endpoint' }],
};

import type { ResourceType } from '../resource-type/resource-type';

export const vpcEndpoint: ResourceType = {
  type: 'aws_vpc_endpoint',
  references: { security_group_ids: ['aws_security_group'] },
  securityGroups: 'security_group_ids',
  forceNew: [
    'resource_configuration_arn',
    'service_name',
    'service_network_arn',
    'service_region',
    'vpc_endpoint_type',
    'vpc_id',
  ],
  policies: [{ argument: 'policy', kind: 'endpoint' }],
};

import type { ResourceType } from '../resource-type/resource-type';

export const networkInterface: ResourceType = {
  type: 'aws_network_interface',
  references: { security_groups: ['aws_security_group'] },
  securityGroups: 'security_groups',
  forceNew: ['enable_primary_ipv6', 'private_ips', 'subnet_id'],
  quotas: [
    {
      name: 'groupsPerInterface',
      counted: 'security groups of one network interface',
      limit: 5,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    },
  ],
};

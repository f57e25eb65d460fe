import type { ResourceType } from '../resource-type/resource-type';

export const securityGroup: ResourceType = {
  type: 'aws_security_group',
  forceNew: ['description', 'name', 'name_prefix', 'vpc_id'],
  quotas: [
    {
      name: 'inboundRules',
      counted: 'inbound rules of a security group for one address family',
      limit: 60,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    },
    {
      name: 'outboundRules',
      counted: 'outbound rules of a security group for one address family',
      limit: 60,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
    },
  ],
};

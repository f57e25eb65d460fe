import type { ResourceType } from '../resource-type/resource-type';

export const route53ResolverEndpoint: ResourceType = {
  type: 'aws_route53_resolver_endpoint',
  noun: 'resolver endpoint',
  forceNew: ['direction', 'security_group_ids'],
  loss: { weight: 'identity', holds: 'the addresses that networks ask' },
  example: {
    direction: 'INBOUND',
    ip_address: [
      { subnet_id: 'subnet-0a1b2c3d4e5f60711' },
      { subnet_id: 'subnet-0a1b2c3d4e5f60712' },
    ],
  },
};

import type { ResourceType } from '../resource-type/resource-type';

export const route53ResolverEndpoint: ResourceType = {
  type: 'aws_route53_resolver_endpoint',
  noun: 'resolver endpoint',
  loss: { weight: 'identity', holds: 'the addresses that networks ask' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const route53DelegationSet: ResourceType = {
  type: 'aws_route53_delegation_set',
  noun: 'delegation set',
  forceNew: ['reference_name'],
  loss: { weight: 'identity', holds: 'the name servers that parents name' },
};

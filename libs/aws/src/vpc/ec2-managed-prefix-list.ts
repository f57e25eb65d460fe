import type { ResourceType } from '../resource-type/resource-type';

export const ec2ManagedPrefixList: ResourceType = {
  type: 'aws_ec2_managed_prefix_list',
  noun: 'prefix list',
  forceNew: ['address_family'],
  loss: { weight: 'identity', holds: 'an id that other accounts may name' },
  example: { address_family: 'IPv4' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const eip: ResourceType = {
  type: 'aws_eip',
  noun: 'Elastic IP',
  forceNew: ['address', 'ipam_pool_id', 'network_border_group', 'public_ipv4_pool'],
  loss: { weight: 'identity', holds: 'an address that others may know' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const natGateway: ResourceType = {
  type: 'aws_nat_gateway',
  noun: 'NAT gateway',
  forceNew: ['allocation_id', 'connectivity_type', 'subnet_id'],
  loss: { weight: 'service', holds: 'the connections through it' },
};

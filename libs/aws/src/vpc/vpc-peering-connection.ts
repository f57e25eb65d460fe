import type { ResourceType } from '../resource-type/resource-type';

export const vpcPeeringConnection: ResourceType = {
  type: 'aws_vpc_peering_connection',
  noun: 'peering connection',
  loss: { weight: 'identity', holds: 'the acceptance of the other side' },
};

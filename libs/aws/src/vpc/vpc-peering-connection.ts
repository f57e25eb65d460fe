import type { ResourceType } from '../resource-type/resource-type';

export const vpcPeeringConnection: ResourceType = {
  type: 'aws_vpc_peering_connection',
  noun: 'peering connection',
  forceNew: ['peer_owner_id', 'peer_region', 'peer_vpc_id', 'vpc_id'],
  loss: { weight: 'identity', holds: 'the acceptance of the other side' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const ec2TransitGatewayPeeringAttachment: ResourceType = {
  type: 'aws_ec2_transit_gateway_peering_attachment',
  noun: 'peering attachment',
  forceNew: ['peer_account_id', 'peer_region', 'peer_transit_gateway_id', 'transit_gateway_id'],
  loss: { weight: 'identity', holds: 'the acceptance of the other side' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const ec2TransitGatewayPeeringAttachment: ResourceType = {
  type: 'aws_ec2_transit_gateway_peering_attachment',
  noun: 'peering attachment',
  loss: { weight: 'identity', holds: 'the acceptance of the other side' },
};

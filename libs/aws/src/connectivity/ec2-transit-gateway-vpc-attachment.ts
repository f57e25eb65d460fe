import type { ResourceType } from '../resource-type/resource-type';

export const ec2TransitGatewayVpcAttachment: ResourceType = {
  type: 'aws_ec2_transit_gateway_vpc_attachment',
  noun: 'attachment',
  forceNew: ['transit_gateway_id', 'vpc_id'],
  loss: { weight: 'service', holds: 'the traffic through it' },
};

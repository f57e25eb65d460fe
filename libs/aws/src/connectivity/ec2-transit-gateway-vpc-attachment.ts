import type { ResourceType } from '../resource-type/resource-type';

export const ec2TransitGatewayVpcAttachment: ResourceType = {
  type: 'aws_ec2_transit_gateway_vpc_attachment',
  noun: 'attachment',
  loss: { weight: 'service', holds: 'the traffic through it' },
};

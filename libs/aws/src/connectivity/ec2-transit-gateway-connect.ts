import type { ResourceType } from '../resource-type/resource-type';

export const ec2TransitGatewayConnect: ResourceType = {
  type: 'aws_ec2_transit_gateway_connect',
  forceNew: ['protocol', 'transit_gateway_id', 'transport_attachment_id'],
  quotas: [
    {
      name: 'connectPeers',
      counted: 'peers of a Connect attachment',
      limit: 4,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html',
      counts: {
        naming: [['aws_ec2_transit_gateway_connect_peer', 'transit_gateway_attachment_id']],
      },
    },
  ],
};

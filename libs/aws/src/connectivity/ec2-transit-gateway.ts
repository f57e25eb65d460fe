import type { ResourceType } from '../resource-type/resource-type';

export const ec2TransitGateway: ResourceType = {
  type: 'aws_ec2_transit_gateway',
  noun: 'Transit Gateway',
  forceNew: ['multicast_support'],
  loss: { weight: 'identity', holds: 'its attachments, those of other accounts too' },
  quotas: [
    {
      name: 'transitAttachments',
      counted: 'attachments of a Transit Gateway',
      limit: 5000,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html',
      counts: {
        naming: [
          ['aws_ec2_transit_gateway_vpc_attachment', 'transit_gateway_id'],
          ['aws_vpn_connection', 'transit_gateway_id'],
          ['aws_ec2_transit_gateway_peering_attachment', 'transit_gateway_id'],
          ['aws_ec2_transit_gateway_connect', 'transit_gateway_id'],
          ['aws_dx_gateway_association', 'associated_gateway_id'],
        ],
      },
    },
    {
      name: 'transitBlocks',
      counted: 'CIDR blocks of a Transit Gateway',
      limit: 5,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html',
      counts: { listed: 'transit_gateway_cidr_blocks' },
    },
    {
      name: 'transitTables',
      counted: 'route tables of a Transit Gateway',
      limit: 20,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html',
      counts: { naming: [['aws_ec2_transit_gateway_route_table', 'transit_gateway_id']] },
    },
    {
      name: 'transitPeerings',
      counted: 'peerings of a Transit Gateway',
      limit: 50,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html',
      counts: { naming: [['aws_ec2_transit_gateway_peering_attachment', 'transit_gateway_id']] },
    },
  ],
};

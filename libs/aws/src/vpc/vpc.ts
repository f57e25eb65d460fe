import type { ResourceType } from '../resource-type/resource-type';

export const vpc: ResourceType = {
  type: 'aws_vpc',
  noun: 'VPC',
  forceNew: ['cidr_block', 'instance_tenancy', 'ipv4_ipam_pool_id', 'ipv4_netmask_length'],
  loss: { weight: 'service', holds: 'everything in it' },
  quotas: [
    {
      name: 'subnetsPerVpc',
      counted: 'subnets of a VPC',
      limit: 200,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
      counts: { naming: [['aws_subnet', 'vpc_id']] },
    },
    {
      name: 'blocksPerVpc',
      counted: 'IPv4 blocks of a VPC',
      limit: 5,
      adjustable: true,
      page: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
      counts: { naming: [['aws_vpc_ipv4_cidr_block_association', 'vpc_id']], atLeast: 1 },
    },
    {
      name: 'transitGatewaysPerVpc',
      counted: 'Transit Gateways of a VPC',
      limit: 5,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html',
      counts: { naming: [['aws_ec2_transit_gateway_vpc_attachment', 'vpc_id']] },
    },
  ],
};

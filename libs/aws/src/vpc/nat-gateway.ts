import type { ResourceType } from '../resource-type/resource-type';

export const natGateway: ResourceType = {
  type: 'aws_nat_gateway',
  noun: 'NAT gateway',
  loss: { weight: 'service', holds: 'the connections through it' },
};

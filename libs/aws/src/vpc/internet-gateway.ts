import type { ResourceType } from '../resource-type/resource-type';

export const internetGateway: ResourceType = {
  type: 'aws_internet_gateway',
  noun: 'internet gateway',
  loss: { weight: 'service', holds: 'the connections through it' },
};

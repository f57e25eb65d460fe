import type { ResourceType } from '../resource-type/resource-type';

export const egressOnlyInternetGateway: ResourceType = {
  type: 'aws_egress_only_internet_gateway',
  noun: 'egress gateway',
  forceNew: ['vpc_id'],
  loss: { weight: 'service', holds: 'the connections through it' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const customerGateway: ResourceType = {
  type: 'aws_customer_gateway',
  noun: 'customer gateway',
  loss: { weight: 'identity', holds: 'the VPN connections that end there' },
};

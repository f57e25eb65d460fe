import type { ResourceType } from '../resource-type/resource-type';

export const transferServer: ResourceType = {
  type: 'aws_transfer_server',
  noun: 'file transfer server',
  loss: { weight: 'identity', holds: 'an endpoint and a host key that clients know' },
};

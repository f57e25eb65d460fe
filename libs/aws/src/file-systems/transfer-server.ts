import type { ResourceType } from '../resource-type/resource-type';

export const transferServer: ResourceType = {
  type: 'aws_transfer_server',
  noun: 'file transfer server',
  forceNew: ['domain', 'identity_provider_type'],
  loss: { weight: 'identity', holds: 'an endpoint and a host key that clients know' },
};

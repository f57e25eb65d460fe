import type { ResourceType } from '../resource-type/resource-type';

export const eip: ResourceType = {
  type: 'aws_eip',
  noun: 'Elastic IP',
  loss: { weight: 'identity', holds: 'an address that others may know' },
};

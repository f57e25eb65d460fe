import type { ResourceType } from '../resource-type/resource-type';

export const globalacceleratorAccelerator: ResourceType = {
  type: 'aws_globalaccelerator_accelerator',
  noun: 'accelerator',
  loss: { weight: 'identity', holds: 'addresses that clients know' },
};

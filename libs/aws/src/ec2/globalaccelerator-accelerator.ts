import type { ResourceType } from '../resource-type/resource-type';

export const globalacceleratorAccelerator: ResourceType = {
  type: 'aws_globalaccelerator_accelerator',
  noun: 'accelerator',
  forceNew: ['ip_addresses'],
  loss: { weight: 'identity', holds: 'addresses that clients know' },
};

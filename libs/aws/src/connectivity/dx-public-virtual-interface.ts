import type { ResourceType } from '../resource-type/resource-type';

export const dxPublicVirtualInterface: ResourceType = {
  type: 'aws_dx_public_virtual_interface',
  noun: 'virtual interface',
  loss: { weight: 'identity', holds: 'the BGP session of the other side' },
};

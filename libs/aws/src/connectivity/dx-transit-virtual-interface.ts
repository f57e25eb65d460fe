import type { ResourceType } from '../resource-type/resource-type';

export const dxTransitVirtualInterface: ResourceType = {
  type: 'aws_dx_transit_virtual_interface',
  noun: 'virtual interface',
  loss: { weight: 'identity', holds: 'the BGP session of the other side' },
  example: { address_family: 'ipv4' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const dxTransitVirtualInterface: ResourceType = {
  type: 'aws_dx_transit_virtual_interface',
  noun: 'virtual interface',
  forceNew: [
    'address_family',
    'amazon_address',
    'bgp_asn',
    'bgp_auth_key',
    'connection_id',
    'customer_address',
    'dx_gateway_id',
    'name',
    'vlan',
  ],
  loss: { weight: 'identity', holds: 'the BGP session of the other side' },
  example: { address_family: 'ipv4' },
};

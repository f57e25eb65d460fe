import type { ResourceType } from '../resource-type/resource-type';

export const dxPublicVirtualInterface: ResourceType = {
  type: 'aws_dx_public_virtual_interface',
  noun: 'virtual interface',
  forceNew: [
    'address_family',
    'amazon_address',
    'bgp_asn',
    'bgp_auth_key',
    'connection_id',
    'customer_address',
    'name',
    'route_filter_prefixes',
    'vlan',
  ],
  loss: { weight: 'identity', holds: 'the BGP session of the other side' },
  example: {
    address_family: 'ipv4',
    customer_address: '175.45.176.1/30',
    amazon_address: '175.45.176.2/30',
    route_filter_prefixes: ['175.45.176.0/22'],
  },
};

import type { ResourceType } from '../resource-type/resource-type';

export const dxPrivateVirtualInterface: ResourceType = {
  type: 'aws_dx_private_virtual_interface',
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
    'vpn_gateway_id',
  ],
  loss: { weight: 'identity', holds: 'the BGP session of the other side' },
  example: { address_family: 'ipv4', dx_gateway_id: 'example' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const vpnConnection: ResourceType = {
  type: 'aws_vpn_connection',
  noun: 'VPN connection',
  forceNew: ['static_routes_only', 'type'],
  loss: { weight: 'identity', holds: 'the tunnel addresses and keys that the other side has' },
  example: { type: 'ipsec.1', vpn_gateway_id: 'vgw-0a1b2c3d4e5f60718' },
};

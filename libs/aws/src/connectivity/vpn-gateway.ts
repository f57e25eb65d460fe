import type { ResourceType } from '../resource-type/resource-type';

export const vpnGateway: ResourceType = {
  type: 'aws_vpn_gateway',
  noun: 'VPN gateway',
  loss: { weight: 'identity', holds: 'the VPN connections that end there' },
};

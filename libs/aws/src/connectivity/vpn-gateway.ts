import type { ResourceType } from '../resource-type/resource-type';

export const vpnGateway: ResourceType = {
  type: 'aws_vpn_gateway',
  noun: 'VPN gateway',
  forceNew: ['availability_zone'],
  loss: { weight: 'identity', holds: 'the VPN connections that end there' },
};

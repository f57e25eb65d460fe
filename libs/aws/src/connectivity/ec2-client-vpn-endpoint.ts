import type { ResourceType } from '../resource-type/resource-type';

export const ec2ClientVpnEndpoint: ResourceType = {
  type: 'aws_ec2_client_vpn_endpoint',
  noun: 'client VPN endpoint',
  loss: { weight: 'identity', holds: 'the name that the clients of people have' },
};

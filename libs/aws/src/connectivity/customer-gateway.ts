import type { ResourceType } from '../resource-type/resource-type';

export const customerGateway: ResourceType = {
  type: 'aws_customer_gateway',
  noun: 'customer gateway',
  forceNew: ['bgp_asn', 'bgp_asn_extended', 'certificate_arn', 'device_name', 'ip_address', 'type'],
  loss: { weight: 'identity', holds: 'the VPN connections that end there' },
  example: { type: 'ipsec.1', bgp_asn: '65000', ip_address: '192.0.2.1' },
};

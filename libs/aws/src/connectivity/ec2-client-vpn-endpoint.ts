import type { ResourceType } from '../resource-type/resource-type';

export const ec2ClientVpnEndpoint: ResourceType = {
  type: 'aws_ec2_client_vpn_endpoint',
  noun: 'client VPN endpoint',
  forceNew: ['client_cidr_block', 'transport_protocol'],
  loss: { weight: 'identity', holds: 'the name that the clients of people have' },
  example: {
    authentication_options: [
      {
        type: 'certificate-authentication',
        root_certificate_chain_arn:
          'arn:aws:acm:eu-west-1:111122223333:certificate/1f3c9a52-0d0c-4b3e-9a7e-2f6d5f8f4a10',
      },
    ],
    client_cidr_block: '10.0.0.0/16',
    connection_log_options: [{ enabled: false }],
  },
};

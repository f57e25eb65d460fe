import type { ResourceType } from '../resource-type/resource-type';

export const acmpcaCertificateAuthority: ResourceType = {
  type: 'aws_acmpca_certificate_authority',
  noun: 'certificate authority',
  forceNew: ['type'],
  loss: {
    weight: 'data',
    holds: 'private key',
    follows: 'nothing that it signed can be renewed or revoked',
  },
  example: {
    certificate_authority_configuration: [
      {
        key_algorithm: 'RSA_2048',
        signing_algorithm: 'SHA256WITHRSA',
        subject: [{ common_name: 'example.com' }],
      },
    ],
  },
};

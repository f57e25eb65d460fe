import type { ResourceType } from '../resource-type/resource-type';

export const rolesanywhereTrustAnchor: ResourceType = {
  type: 'aws_rolesanywhere_trust_anchor',
  noun: 'trust anchor',
  loss: { weight: 'identity', holds: 'the trust of all that signs in with its certificates' },
  example: {
    source: [
      {
        source_type: 'AWS_ACM_PCA',
        source_data: [
          {
            acm_pca_arn:
              'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1f3c9a52-0d0c-4b3e-9a7e-2f6d5f8f4a10',
          },
        ],
      },
    ],
  },
};

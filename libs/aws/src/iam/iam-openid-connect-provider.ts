import type { ResourceType } from '../resource-type/resource-type';

export const iamOpenidConnectProvider: ResourceType = {
  type: 'aws_iam_openid_connect_provider',
  noun: 'OIDC provider',
  forceNew: ['url'],
  loss: { weight: 'identity', holds: 'the trust of all that signs in with it' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const iamAccessKey: ResourceType = {
  type: 'aws_iam_access_key',
  noun: 'access key',
  forceNew: ['pgp_key', 'user'],
  loss: { weight: 'identity', holds: 'a key that somebody has' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const iamAccessKey: ResourceType = {
  type: 'aws_iam_access_key',
  noun: 'access key',
  loss: { weight: 'identity', holds: 'a key that somebody has' },
};

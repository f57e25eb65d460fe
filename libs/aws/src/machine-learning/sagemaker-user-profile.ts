import type { ResourceType } from '../resource-type/resource-type';

export const sagemakerUserProfile: ResourceType = {
  type: 'aws_sagemaker_user_profile',
  noun: 'studio profile',
  nameArgument: 'user_profile_name',
  loss: { weight: 'data', holds: 'its apps and home folder' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const sagemakerUserProfile: ResourceType = {
  type: 'aws_sagemaker_user_profile',
  noun: 'studio profile',
  nameArgument: 'user_profile_name',
  forceNew: [
    'domain_id',
    'single_sign_on_user_identifier',
    'single_sign_on_user_value',
    'user_profile_name',
  ],
  loss: { weight: 'data', holds: 'its apps and home folder' },
};

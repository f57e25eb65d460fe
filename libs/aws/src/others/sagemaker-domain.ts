import type { ResourceType } from '../resource-type/resource-type';

export const sagemakerDomain: ResourceType = {
  type: 'aws_sagemaker_domain',
  noun: 'studio domain',
  nameArgument: 'domain_name',
  forceNew: ['auth_mode', 'domain_name', 'kms_key_id', 'subnet_ids', 'vpc_id'],
  loss: { weight: 'data', holds: 'files of users' },
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
  example: { auth_mode: 'IAM', domain_name: 'example' },
};

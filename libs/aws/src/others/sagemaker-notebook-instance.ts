import type { ResourceType } from '../resource-type/resource-type';

export const sagemakerNotebookInstance: ResourceType = {
  type: 'aws_sagemaker_notebook_instance',
  noun: 'notebook',
  forceNew: ['direct_internet_access', 'kms_key_id', 'name', 'security_groups', 'subnet_id'],
  loss: { weight: 'data', holds: 'files' },
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
  example: { instance_type: 'ml.t3.medium' },
};

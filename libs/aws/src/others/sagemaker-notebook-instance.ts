import type { ResourceType } from '../resource-type/resource-type';

export const sagemakerNotebookInstance: ResourceType = {
  type: 'aws_sagemaker_notebook_instance',
  noun: 'notebook',
  loss: { weight: 'data', holds: 'files' },
  example: { instance_type: 'ml.t3.medium' },
};

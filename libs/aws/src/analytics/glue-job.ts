import type { ResourceType } from '../resource-type/resource-type';

export const glueJob: ResourceType = {
  type: 'aws_glue_job',
  noun: 'job',
  references: { role_arn: ['aws_iam_role'] },
  forceNew: ['name'],
  loss: { weight: 'record', holds: 'its bookmarks and runs' },
};

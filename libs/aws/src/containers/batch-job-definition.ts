import type { ResourceType } from '../resource-type/resource-type';

export const batchJobDefinition: ResourceType = {
  type: 'aws_batch_job_definition',
  isRevision: true,
};

import type { ResourceType } from '../resource-type/resource-type';

export const batchComputeEnvironment: ResourceType = {
  type: 'aws_batch_compute_environment',
  noun: 'compute environment',
  references: { service_role: ['aws_iam_role'] },
  forceNew: ['type'],
  loss: { weight: 'service', holds: 'running jobs' },
  example: { type: 'UNMANAGED' },
};

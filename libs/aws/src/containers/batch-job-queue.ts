import type { ResourceType } from '../resource-type/resource-type';

export const batchJobQueue: ResourceType = {
  type: 'aws_batch_job_queue',
  noun: 'job queue',
  forceNew: ['name'],
  loss: { weight: 'service', holds: 'waiting jobs' },
  example: {
    state: 'ENABLED',
    priority: 1,
    compute_environment_order: [
      {
        order: 1,
        compute_environment: 'arn:aws:batch:eu-west-1:111122223333:compute-environment/example',
      },
    ],
  },
};

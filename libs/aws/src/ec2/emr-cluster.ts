import type { ResourceType } from '../resource-type/resource-type';

export const emrCluster: ResourceType = {
  type: 'aws_emr_cluster',
  guards: [
    {
      topic: 'protection',
      argument: 'termination_protection',
      kind: 'flag',
      lost: 'can be terminated: its termination protection is off',
      gained: 'can no longer be terminated by mistake: its termination protection is on',
    },
  ],
};

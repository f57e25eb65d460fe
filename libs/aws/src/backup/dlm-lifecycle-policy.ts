import type { ResourceType } from '../resource-type/resource-type';

export const dlmLifecyclePolicy: ResourceType = {
  type: 'aws_dlm_lifecycle_policy',
  defaults: { state: 'ENABLED' },
  guards: [
    {
      topic: 'backup',
      argument: 'state',
      kind: 'choice',
      guarding: ['ENABLED'],
      lost: 'no longer makes snapshots: the policy is disabled',
      gained: 'makes snapshots: the policy is enabled',
    },
  ],
  removal: { topic: 'backup', text: 'the policy no longer makes snapshots' },
};

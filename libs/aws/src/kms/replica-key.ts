import type { ResourceType } from '../resource-type/resource-type';

export const kmsReplicaKey: ResourceType = {
  type: 'aws_kms_replica_key',
  noun: 'replica key',
  defaults: { enabled: true, deletion_window_in_days: 30 },
  forceNew: ['primary_key_arn'],
  loss: {
    weight: 'data',
    holds: 'key material',
    follows: 'its region reads nothing that it encrypted',
  },
  deletion: [{ kind: 'waiting', argument: 'deletion_window_in_days' }],
  guards: [
    {
      topic: 'protection',
      argument: 'enabled',
      kind: 'flag',
      lost: 'is disabled: nothing that it encrypts can be read',
      gained: 'is enabled',
    },
  ],
};

import type { ResourceType } from '../resource-type/resource-type';

export const secretsmanagerSecret: ResourceType = {
  type: 'aws_secretsmanager_secret',
  noun: 'secret',
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  defaults: { recovery_window_in_days: 30 },
  forceNew: ['name', 'name_prefix'],
  loss: { weight: 'data', holds: 'values' },
  deletion: [{ kind: 'waiting', argument: 'recovery_window_in_days' }],
  guards: [
    {
      topic: 'backup',
      argument: 'recovery_window_in_days',
      kind: 'amount',
      what: 'can be brought back after its deletion for',
      unit: 'days',
      none: 'would be deleted at once',
    },
  ],
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
  policies: [{ argument: 'policy', kind: 'resource' }],
};

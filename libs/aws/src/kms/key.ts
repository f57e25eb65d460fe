import type { ResourceType } from '../resource-type/resource-type';

export const kmsKey: ResourceType = {
  type: 'aws_kms_key',
  noun: 'key',
  arn: 'arn:{partition}:kms:{region}:{account}:key/{uuid}',
  attributes: { id: '{uuid}', key_id: '{uuid}' },
  defaults: { is_enabled: true, enable_key_rotation: false },
  serviceDefaults: { deletion_window_in_days: 30 },
  forceNew: [
    'custom_key_store_id',
    'customer_master_key_spec',
    'key_usage',
    'multi_region',
    'xks_key_id',
  ],
  loss: {
    weight: 'data',
    holds: 'key material',
    follows: 'whatever it encrypted can never be read again',
  },
  deletion: [{ kind: 'waiting', argument: 'deletion_window_in_days' }],
  guards: [
    {
      topic: 'protection',
      argument: 'enable_key_rotation',
      kind: 'flag',
      lost: 'is no longer rotated',
      gained: 'is rotated',
    },
    {
      topic: 'protection',
      argument: 'is_enabled',
      kind: 'flag',
      lost: 'is disabled: nothing that it encrypts can be read',
      gained: 'is enabled',
    },
    {
      topic: 'backup',
      argument: 'deletion_window_in_days',
      kind: 'amount',
      what: 'can be brought back after its deletion for',
      unit: 'days',
    },
  ],
  policies: [{ argument: 'policy', kind: 'resource' }],
  quotas: [
    {
      name: 'keyPolicySize',
      counted: 'bytes of a key policy',
      limit: 32_768,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html',
    },
  ],
};

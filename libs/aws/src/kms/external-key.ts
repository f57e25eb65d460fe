import type { ResourceType } from '../resource-type/resource-type';

export const kmsExternalKey: ResourceType = {
  type: 'aws_kms_external_key',
  noun: 'key',
  defaults: { deletion_window_in_days: 30 },
  forceNew: ['key_material_base64', 'multi_region'],
  loss: {
    weight: 'data',
    holds: 'key material',
    follows: 'whatever it encrypted can never be read again',
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

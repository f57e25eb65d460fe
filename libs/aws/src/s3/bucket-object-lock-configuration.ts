import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketObjectLockConfiguration: ResourceType = {
  type: 'aws_s3_bucket_object_lock_configuration',
  defaults: { object_lock_enabled: 'Enabled' },
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket', 'expected_bucket_owner', 'object_lock_enabled'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  guards: [
    {
      topic: 'protection',
      argument: 'object_lock_enabled',
      kind: 'choice',
      guarding: ['Enabled'],
      lost: 'no longer locks objects',
      gained: 'locks objects',
    },
    {
      topic: 'protection',
      argument: 'rule.default_retention.mode',
      kind: 'choice',
      guarding: ['COMPLIANCE'],
      lost: 'no longer locks new objects in compliance mode, which nobody can undo',
      gained: 'locks new objects in compliance mode, which nobody can undo',
    },
  ],
  removal: { topic: 'protection', text: 'new objects are no longer locked', about: ['bucket'] },
};

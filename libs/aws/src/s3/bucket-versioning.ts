import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketVersioning: ResourceType = {
  type: 'aws_s3_bucket_versioning',
  references: { bucket: ['aws_s3_bucket'] },
  forceNew: ['bucket', 'expected_bucket_owner'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  guards: [
    {
      topic: 'backup',
      argument: 'versioning_configuration.status',
      kind: 'choice',
      guarding: ['Enabled'],
      lost: 'keeps no new versions of objects: versioning is suspended',
      gained: 'keeps versions of objects',
    },
  ],
  removal: {
    topic: 'backup',
    text: 'keeps no new versions of objects: versioning is suspended',
    of: 'owner',
    about: ['bucket'],
    when: { 'versioning_configuration.status': ['Enabled'] },
  },
  example: { versioning_configuration: [{ status: 'Enabled' }] },
};

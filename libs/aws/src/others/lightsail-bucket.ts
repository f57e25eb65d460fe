import type { ResourceType } from '../resource-type/resource-type';

export const lightsailBucket: ResourceType = {
  type: 'aws_lightsail_bucket',
  noun: 'bucket',
  forceNew: ['name'],
  loss: { weight: 'data', holds: 'objects' },
  deletion: [{ kind: 'content', argument: 'force_delete', content: 'objects' }],
};

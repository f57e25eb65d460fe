import type { ResourceType } from '../resource-type/resource-type';

export const configConfigRule: ResourceType = {
  type: 'aws_config_config_rule',
  noun: 'Config rule',
  forceNew: ['name'],
  loss: { weight: 'service', holds: 'its evaluations' },
  example: { source: [{ owner: 'AWS', source_identifier: 'S3_BUCKET_VERSIONING_ENABLED' }] },
};

import type { ResourceType } from '../resource-type/resource-type';

export const elasticacheServerlessCache: ResourceType = {
  type: 'aws_elasticache_serverless_cache',
  noun: 'cache',
  forceNew: [
    'engine',
    'kms_key_id',
    'major_engine_version',
    'name',
    'snapshot_arns_to_restore',
    'subnet_ids',
  ],
  loss: { weight: 'data', holds: 'data' },
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
};

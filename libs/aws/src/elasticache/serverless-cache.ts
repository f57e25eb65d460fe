import type { ResourceType } from '../resource-type/resource-type';

export const elasticacheServerlessCache: ResourceType = {
  type: 'aws_elasticache_serverless_cache',
  noun: 'cache',
  loss: { weight: 'data', holds: 'data' },
};

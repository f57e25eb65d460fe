import type { ResourceType } from '../resource-type/resource-type';
import { elasticacheCluster } from './cluster';
import { elasticacheGlobalReplicationGroup } from './global-replication-group';
import { elasticacheReplicationGroup } from './replication-group';
import { elasticacheServerlessCache } from './serverless-cache';

export const ELASTICACHE: readonly ResourceType[] = [
  elasticacheCluster,
  elasticacheGlobalReplicationGroup,
  elasticacheReplicationGroup,
  elasticacheServerlessCache,
];

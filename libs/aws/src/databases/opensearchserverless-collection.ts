import type { ResourceType } from '../resource-type/resource-type';

export const opensearchserverlessCollection: ResourceType = {
  type: 'aws_opensearchserverless_collection',
  noun: 'search collection',
  forceNew: ['name'],
  loss: { weight: 'data', holds: 'indexes' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const keyspacesKeyspace: ResourceType = {
  type: 'aws_keyspaces_keyspace',
  noun: 'keyspace',
  forceNew: ['name'],
  loss: { weight: 'data', holds: 'tables' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const keyspacesTable: ResourceType = {
  type: 'aws_keyspaces_table',
  noun: 'table',
  nameArgument: 'table_name',
  forceNew: ['keyspace_name', 'table_name'],
  loss: { weight: 'data', holds: 'rows' },
  encryption: { key: 'encryption_specification.kms_key_identifier', otherwise: 'aws' },
};

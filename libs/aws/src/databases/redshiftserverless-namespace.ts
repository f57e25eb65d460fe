import type { ResourceType } from '../resource-type/resource-type';

export const redshiftserverlessNamespace: ResourceType = {
  type: 'aws_redshiftserverless_namespace',
  noun: 'warehouse',
  nameArgument: 'namespace_name',
  forceNew: ['db_name', 'namespace_name'],
  loss: { weight: 'data', holds: 'data' },
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
};

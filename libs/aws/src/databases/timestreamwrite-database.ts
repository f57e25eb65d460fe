import type { ResourceType } from '../resource-type/resource-type';

export const timestreamwriteDatabase: ResourceType = {
  type: 'aws_timestreamwrite_database',
  noun: 'time series database',
  nameArgument: 'database_name',
  forceNew: ['database_name'],
  loss: { weight: 'data', holds: 'records' },
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
};

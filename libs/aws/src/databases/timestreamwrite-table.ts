import type { ResourceType } from '../resource-type/resource-type';

export const timestreamwriteTable: ResourceType = {
  type: 'aws_timestreamwrite_table',
  noun: 'time series table',
  nameArgument: 'table_name',
  forceNew: ['database_name', 'table_name'],
  loss: { weight: 'data', holds: 'records' },
};

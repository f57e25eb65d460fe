import type { ResourceType } from '../resource-type/resource-type';

export const timestreamwriteTable: ResourceType = {
  type: 'aws_timestreamwrite_table',
  noun: 'time series table',
  loss: { weight: 'data', holds: 'records' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const quicksightDataSet: ResourceType = {
  type: 'aws_quicksight_data_set',
  noun: 'data set',
  loss: { weight: 'data', holds: 'imported rows' },
};

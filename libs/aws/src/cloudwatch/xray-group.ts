import type { ResourceType } from '../resource-type/resource-type';

export const xrayGroup: ResourceType = {
  type: 'aws_xray_group',
  noun: 'trace group',
  nameArgument: 'group_name',
  forceNew: ['group_name'],
  loss: { weight: 'record', holds: 'insights' },
};

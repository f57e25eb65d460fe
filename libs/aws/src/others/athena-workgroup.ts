import type { ResourceType } from '../resource-type/resource-type';

export const athenaWorkgroup: ResourceType = {
  type: 'aws_athena_workgroup',
  noun: 'workgroup',
  forceNew: ['name'],
  loss: { weight: 'record', holds: 'saved queries and history' },
};

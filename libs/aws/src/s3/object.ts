import type { ResourceType } from '../resource-type/resource-type';

export const s3Object: ResourceType = {
  type: 'aws_s3_object',
  noun: 'object',
  nameArgument: 'key',
  forceNew: ['bucket', 'key'],
  loss: { weight: 'record', holds: 'content' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const glueRegistry: ResourceType = {
  type: 'aws_glue_registry',
  noun: 'schema registry',
  nameArgument: 'registry_name',
  forceNew: ['registry_name'],
  loss: { weight: 'data', holds: 'schemas' },
};

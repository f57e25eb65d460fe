import type { ResourceType } from '../resource-type/resource-type';

export const connectInstance: ResourceType = {
  type: 'aws_connect_instance',
  noun: 'contact center',
  nameArgument: 'instance_alias',
  forceNew: ['directory_id', 'identity_management_type', 'instance_alias'],
  loss: { weight: 'data', holds: 'users, flows and records of contacts' },
  example: { identity_management_type: 'CONNECT_MANAGED', instance_alias: 'example' },
};

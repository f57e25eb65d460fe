import type { ResourceType } from '../resource-type/resource-type';

export const lightsailDatabase: ResourceType = {
  type: 'aws_lightsail_database',
  noun: 'database',
  nameArgument: 'relational_database_name',
  loss: { weight: 'data', holds: 'data' },
};

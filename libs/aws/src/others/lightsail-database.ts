import type { ResourceType } from '../resource-type/resource-type';

export const lightsailDatabase: ResourceType = {
  type: 'aws_lightsail_database',
  noun: 'database',
  nameArgument: 'relational_database_name',
  forceNew: [
    'availability_zone',
    'blueprint_id',
    'bundle_id',
    'master_database_name',
    'master_username',
    'relational_database_name',
  ],
  loss: { weight: 'data', holds: 'data' },
};

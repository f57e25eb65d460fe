import type { ResourceType } from '../resource-type/resource-type';

export const lightsailDatabase: ResourceType = {
  type: 'aws_lightsail_database',
  noun: 'database',
  loss: { weight: 'data', holds: 'data' },
};

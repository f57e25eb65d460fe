import type { ResourceType } from '../resource-type/resource-type';

export const lightsailInstance: ResourceType = {
  type: 'aws_lightsail_instance',
  noun: 'server',
  loss: { weight: 'data', holds: 'what is on its disk' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const lightsailInstance: ResourceType = {
  type: 'aws_lightsail_instance',
  noun: 'server',
  forceNew: [
    'availability_zone',
    'blueprint_id',
    'bundle_id',
    'key_pair_name',
    'name',
    'user_data',
  ],
  loss: { weight: 'data', holds: 'what is on its disk' },
};

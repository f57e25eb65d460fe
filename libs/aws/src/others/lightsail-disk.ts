import type { ResourceType } from '../resource-type/resource-type';

export const lightsailDisk: ResourceType = {
  type: 'aws_lightsail_disk',
  noun: 'disk',
  forceNew: ['availability_zone', 'name', 'size_in_gb'],
  loss: { weight: 'data', holds: 'data' },
};

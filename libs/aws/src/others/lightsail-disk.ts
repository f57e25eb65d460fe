import type { ResourceType } from '../resource-type/resource-type';

export const lightsailDisk: ResourceType = {
  type: 'aws_lightsail_disk',
  noun: 'disk',
  loss: { weight: 'data', holds: 'data' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const amiFromInstance: ResourceType = {
  type: 'aws_ami_from_instance',
  noun: 'image',
  loss: { weight: 'data', holds: 'disks', follows: 'nothing new starts from it' },
};

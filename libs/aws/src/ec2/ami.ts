import type { ResourceType } from '../resource-type/resource-type';

export const ami: ResourceType = {
  type: 'aws_ami',
  noun: 'image',
  loss: { weight: 'data', holds: 'disks', follows: 'nothing new starts from it' },
};

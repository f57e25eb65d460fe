import type { ResourceType } from '../resource-type/resource-type';

export const amiFromInstance: ResourceType = {
  type: 'aws_ami_from_instance',
  noun: 'image',
  forceNew: ['name', 'snapshot_without_reboot', 'source_instance_id'],
  loss: { weight: 'data', holds: 'disks', follows: 'nothing new starts from it' },
};

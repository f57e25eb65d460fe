import type { ResourceType } from '../resource-type/resource-type';

export const fsxBackup: ResourceType = {
  type: 'aws_fsx_backup',
  noun: 'file system backup',
  forceNew: ['file_system_id', 'volume_id'],
  loss: { weight: 'data', holds: 'files' },
};

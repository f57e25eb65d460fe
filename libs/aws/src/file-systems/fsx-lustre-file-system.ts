import type { ResourceType } from '../resource-type/resource-type';

export const fsxLustreFileSystem: ResourceType = {
  type: 'aws_fsx_lustre_file_system',
  noun: 'file system',
  loss: { weight: 'data', holds: 'files' },
  example: { storage_capacity: 1200 },
};

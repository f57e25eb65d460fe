import type { ResourceType } from '../resource-type/resource-type';

export const fsxOpenzfsFileSystem: ResourceType = {
  type: 'aws_fsx_openzfs_file_system',
  noun: 'file system',
  loss: { weight: 'data', holds: 'files' },
};

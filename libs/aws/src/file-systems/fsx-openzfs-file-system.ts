import type { ResourceType } from '../resource-type/resource-type';

export const fsxOpenzfsFileSystem: ResourceType = {
  type: 'aws_fsx_openzfs_file_system',
  noun: 'file system',
  loss: { weight: 'data', holds: 'files' },
  example: { deployment_type: 'SINGLE_AZ_1', throughput_capacity: 64, storage_capacity: 64 },
};

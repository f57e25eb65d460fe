import type { ResourceType } from '../resource-type/resource-type';

export const fsxWindowsFileSystem: ResourceType = {
  type: 'aws_fsx_windows_file_system',
  noun: 'file system',
  loss: { weight: 'data', holds: 'files' },
  example: { throughput_capacity: 32, active_directory_id: 'd-0123456789', storage_capacity: 32 },
};

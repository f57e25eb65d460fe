import type { ResourceType } from '../resource-type/resource-type';

export const fsxWindowsFileSystem: ResourceType = {
  type: 'aws_fsx_windows_file_system',
  noun: 'file system',
  loss: { weight: 'data', holds: 'files' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const fsxOntapFileSystem: ResourceType = {
  type: 'aws_fsx_ontap_file_system',
  noun: 'file system',
  loss: { weight: 'data', holds: 'files' },
};

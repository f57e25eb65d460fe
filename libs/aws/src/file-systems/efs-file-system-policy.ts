import type { ResourceType } from '../resource-type/resource-type';

export const efsFileSystemPolicy: ResourceType = {
  type: 'aws_efs_file_system_policy',
  references: { file_system_id: ['aws_efs_file_system'] },
  forceNew: ['file_system_id'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'file_system_id',
      ownerType: 'aws_efs_file_system',
    },
  ],
};

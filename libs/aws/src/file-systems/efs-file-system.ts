import type { ResourceType } from '../resource-type/resource-type';

export const efsFileSystem: ResourceType = {
  type: 'aws_efs_file_system',
  noun: 'file system',
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  forceNew: [
    'availability_zone_name',
    'creation_token',
    'encrypted',
    'kms_key_id',
    'performance_mode',
  ],
  loss: { weight: 'data', holds: 'files' },
  encryption: { flag: 'encrypted', key: 'kms_key_id', otherwise: 'nobody' },
  example: { performance_mode: 'generalPurpose' },
};

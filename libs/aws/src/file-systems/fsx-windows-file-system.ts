import type { ResourceType } from '../resource-type/resource-type';

export const fsxWindowsFileSystem: ResourceType = {
  type: 'aws_fsx_windows_file_system',
  noun: 'file system',
  defaults: { automatic_backup_retention_days: 7 },
  forceNew: [
    'active_directory_id',
    'backup_id',
    'copy_tags_to_backups',
    'deployment_type',
    'kms_key_id',
    'preferred_subnet_id',
    'security_group_ids',
    'storage_type',
    'subnet_ids',
  ],
  loss: { weight: 'data', holds: 'files' },
  guards: [
    {
      topic: 'backup',
      argument: 'automatic_backup_retention_days',
      kind: 'amount',
      what: 'keeps backups for',
      unit: 'days',
      none: 'is no longer backed up',
    },
  ],
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
  example: { throughput_capacity: 32, active_directory_id: 'd-0123456789', storage_capacity: 32 },
};

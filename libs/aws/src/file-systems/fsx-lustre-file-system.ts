import type { ResourceType } from '../resource-type/resource-type';

export const fsxLustreFileSystem: ResourceType = {
  type: 'aws_fsx_lustre_file_system',
  noun: 'file system',
  serviceDefaults: { automatic_backup_retention_days: 0 },
  forceNew: [
    'backup_id',
    'copy_tags_to_backups',
    'deployment_type',
    'drive_cache_type',
    'efa_enabled',
    'file_system_type_version',
    'import_path',
    'imported_file_chunk_size',
    'kms_key_id',
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
  example: { storage_capacity: 1200 },
};

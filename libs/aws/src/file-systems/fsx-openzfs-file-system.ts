import type { ResourceType } from '../resource-type/resource-type';

export const fsxOpenzfsFileSystem: ResourceType = {
  type: 'aws_fsx_openzfs_file_system',
  noun: 'file system',
  defaults: { automatic_backup_retention_days: 0 },
  forceNew: [
    'backup_id',
    'deployment_type',
    'endpoint_ip_address_range',
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
  example: { deployment_type: 'SINGLE_AZ_1', throughput_capacity: 64, storage_capacity: 64 },
};

import type { ResourceType } from '../resource-type/resource-type';

export const fsxOntapFileSystem: ResourceType = {
  type: 'aws_fsx_ontap_file_system',
  noun: 'file system',
  defaults: { automatic_backup_retention_days: 0 },
  forceNew: [
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
  example: { deployment_type: 'SINGLE_AZ_1', storage_capacity: 1024, throughput_capacity: 128 },
};

import type { ResourceType } from '../resource-type/resource-type';

export const fsxOpenzfsFileSystem: ResourceType = {
  type: 'aws_fsx_openzfs_file_system',
  noun: 'file system',
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
  example: { deployment_type: 'SINGLE_AZ_1', throughput_capacity: 64, storage_capacity: 64 },
};

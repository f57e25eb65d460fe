import type { ResourceType } from '../resource-type/resource-type';

export const fsxOntapFileSystem: ResourceType = {
  type: 'aws_fsx_ontap_file_system',
  noun: 'file system',
  forceNew: [
    'deployment_type',
    'kms_key_id',
    'preferred_subnet_id',
    'security_group_ids',
    'storage_type',
    'subnet_ids',
  ],
  loss: { weight: 'data', holds: 'files' },
  example: { deployment_type: 'SINGLE_AZ_1', storage_capacity: 1024, throughput_capacity: 128 },
};

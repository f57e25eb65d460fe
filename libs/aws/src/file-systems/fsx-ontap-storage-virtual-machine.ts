import type { ResourceType } from '../resource-type/resource-type';

export const fsxOntapStorageVirtualMachine: ResourceType = {
  type: 'aws_fsx_ontap_storage_virtual_machine',
  noun: 'storage virtual machine',
  forceNew: ['file_system_id', 'name', 'root_volume_security_style'],
  loss: { weight: 'data', holds: 'volumes' },
  example: { file_system_id: 'fs-0a1b2c3d4e5f60718' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const fsxOntapVolume: ResourceType = {
  type: 'aws_fsx_ontap_volume',
  noun: 'volume',
  forceNew: ['name', 'storage_virtual_machine_id', 'volume_type'],
  loss: { weight: 'data', holds: 'files' },
  example: { size_in_megabytes: 1024, storage_virtual_machine_id: 'svm-0a1b2c3d4e5f60718' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const fsxOntapVolume: ResourceType = {
  type: 'aws_fsx_ontap_volume',
  noun: 'volume',
  loss: { weight: 'data', holds: 'files' },
};

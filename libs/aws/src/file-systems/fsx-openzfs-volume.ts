import type { ResourceType } from '../resource-type/resource-type';

export const fsxOpenzfsVolume: ResourceType = {
  type: 'aws_fsx_openzfs_volume',
  noun: 'volume',
  loss: { weight: 'data', holds: 'files' },
};

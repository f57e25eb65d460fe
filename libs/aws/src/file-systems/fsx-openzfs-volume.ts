import type { ResourceType } from '../resource-type/resource-type';

export const fsxOpenzfsVolume: ResourceType = {
  type: 'aws_fsx_openzfs_volume',
  noun: 'volume',
  forceNew: ['copy_tags_to_snapshots', 'volume_type'],
  loss: { weight: 'data', holds: 'files' },
  example: { parent_volume_id: 'fsvol-0a1b2c3d4e5f60718' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const storagegatewayCachedIscsiVolume: ResourceType = {
  type: 'aws_storagegateway_cached_iscsi_volume',
  noun: 'gateway volume',
  loss: { weight: 'data', holds: 'data' },
};

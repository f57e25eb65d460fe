import type { ResourceType } from '../resource-type/resource-type';

export const storagegatewayCachedIscsiVolume: ResourceType = {
  type: 'aws_storagegateway_cached_iscsi_volume',
  noun: 'gateway volume',
  forceNew: [
    'gateway_arn',
    'kms_encrypted',
    'kms_key',
    'network_interface_id',
    'snapshot_id',
    'source_volume_arn',
    'target_name',
    'volume_size_in_bytes',
  ],
  loss: { weight: 'data', holds: 'data' },
};

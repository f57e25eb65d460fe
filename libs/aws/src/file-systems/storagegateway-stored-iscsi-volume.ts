import type { ResourceType } from '../resource-type/resource-type';

export const storagegatewayStoredIscsiVolume: ResourceType = {
  type: 'aws_storagegateway_stored_iscsi_volume',
  noun: 'gateway volume',
  forceNew: [
    'disk_id',
    'gateway_arn',
    'kms_encrypted',
    'kms_key',
    'network_interface_id',
    'preserve_existing_data',
    'snapshot_id',
    'target_name',
  ],
  loss: { weight: 'data', holds: 'data' },
};

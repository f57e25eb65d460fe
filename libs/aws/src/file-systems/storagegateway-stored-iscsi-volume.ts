import type { ResourceType } from '../resource-type/resource-type';

export const storagegatewayStoredIscsiVolume: ResourceType = {
  type: 'aws_storagegateway_stored_iscsi_volume',
  noun: 'gateway volume',
  loss: { weight: 'data', holds: 'data' },
};

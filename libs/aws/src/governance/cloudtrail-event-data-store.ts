import type { ResourceType } from '../resource-type/resource-type';

export const cloudtrailEventDataStore: ResourceType = {
  type: 'aws_cloudtrail_event_data_store',
  noun: 'event data store',
  forceNew: ['kms_key_id', 'name'],
  loss: { weight: 'data', holds: 'audit trail' },
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
};

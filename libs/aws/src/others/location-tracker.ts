import type { ResourceType } from '../resource-type/resource-type';

export const locationTracker: ResourceType = {
  type: 'aws_location_tracker',
  noun: 'location tracker',
  nameArgument: 'tracker_name',
  forceNew: ['kms_key_id'],
  loss: { weight: 'data', holds: 'positions' },
  encryption: { key: 'kms_key_id', otherwise: 'aws' },
};

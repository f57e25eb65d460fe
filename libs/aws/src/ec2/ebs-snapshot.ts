import type { ResourceType } from '../resource-type/resource-type';

export const ebsSnapshot: ResourceType = {
  type: 'aws_ebs_snapshot',
  noun: 'snapshot',
  forceNew: ['description', 'outpost_arn', 'volume_id'],
  loss: { weight: 'data', holds: 'copy of a volume' },
};

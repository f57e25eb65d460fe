import type { ResourceType } from '../resource-type/resource-type';

export const ebsSnapshot: ResourceType = {
  type: 'aws_ebs_snapshot',
  noun: 'snapshot',
  loss: { weight: 'data', holds: 'copy of a volume' },
};

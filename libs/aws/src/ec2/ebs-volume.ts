import type { ResourceType } from '../resource-type/resource-type';

export const ebsVolume: ResourceType = {
  type: 'aws_ebs_volume',
  noun: 'volume',
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  forceNew: [
    'availability_zone',
    'encrypted',
    'kms_key_id',
    'multi_attach_enabled',
    'outpost_arn',
    'snapshot_id',
  ],
  loss: { weight: 'data', holds: 'data' },
  encryption: {
    flag: 'encrypted',
    key: 'kms_key_id',
    otherwise: 'nobody',
    inheritedFrom: ['snapshot_id'],
  },
  example: { size: 1 },
};

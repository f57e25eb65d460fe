import type { ResourceType } from '../resource-type/resource-type';

export const ebsSnapshotCopy: ResourceType = {
  type: 'aws_ebs_snapshot_copy',
  noun: 'snapshot',
  references: { kms_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  forceNew: [
    'completion_duration_minutes',
    'description',
    'encrypted',
    'kms_key_id',
    'source_region',
    'source_snapshot_id',
  ],
  loss: { weight: 'data', holds: 'copy of a volume' },
  encryption: { flag: 'encrypted', key: 'kms_key_id', otherwise: 'nobody' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const dbSnapshotCopy: ResourceType = {
  type: 'aws_db_snapshot_copy',
  noun: 'database snapshot',
  nameArgument: 'target_db_snapshot_identifier',
  forceNew: [
    'copy_tags',
    'destination_region',
    'kms_key_id',
    'option_group_name',
    'presigned_url',
    'source_db_snapshot_identifier',
    'target_custom_availability_zone',
    'target_db_snapshot_identifier',
  ],
  loss: { weight: 'data', holds: 'copy of a database' },
};

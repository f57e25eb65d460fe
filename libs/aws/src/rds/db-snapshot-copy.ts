import type { ResourceType } from '../resource-type/resource-type';

export const dbSnapshotCopy: ResourceType = {
  type: 'aws_db_snapshot_copy',
  noun: 'database snapshot',
  nameArgument: 'target_db_snapshot_identifier',
  loss: { weight: 'data', holds: 'copy of a database' },
};

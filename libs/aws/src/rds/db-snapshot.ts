import type { ResourceType } from '../resource-type/resource-type';

export const dbSnapshot: ResourceType = {
  type: 'aws_db_snapshot',
  noun: 'database snapshot',
  nameArgument: 'db_snapshot_identifier',
  forceNew: ['db_instance_identifier', 'db_snapshot_identifier'],
  loss: { weight: 'data', holds: 'copy of a database' },
  exposures: [
    {
      opens: 'use',
      argument: 'shared_accounts',
      when: ['all'],
      open: 'can be restored by everybody',
      closed: 'can no longer be restored by everybody',
    },
  ],
};

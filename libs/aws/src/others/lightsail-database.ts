import type { ResourceType } from '../resource-type/resource-type';

export const lightsailDatabase: ResourceType = {
  type: 'aws_lightsail_database',
  noun: 'database',
  nameArgument: 'relational_database_name',
  defaults: { backup_retention_enabled: true },
  forceNew: [
    'availability_zone',
    'blueprint_id',
    'bundle_id',
    'master_database_name',
    'master_username',
    'relational_database_name',
  ],
  loss: { weight: 'data', holds: 'data' },
  guards: [
    {
      topic: 'backup',
      argument: 'backup_retention_enabled',
      kind: 'flag',
      lost: 'is no longer backed up',
      gained: 'is backed up',
    },
    {
      topic: 'backup',
      argument: 'skip_final_snapshot',
      kind: 'flag',
      guarding: false,
      lost: 'would be destroyed without a final snapshot',
      gained: 'would be destroyed with a final snapshot',
    },
  ],
  exposures: [
    {
      opens: 'address',
      argument: 'publicly_accessible',
      when: [true],
      open: 'has a public address',
      closed: 'no longer has a public address',
      level: 'stop',
    },
  ],
};

import type { ResourceType } from '../resource-type/resource-type';

export const dmsReplicationInstance: ResourceType = {
  type: 'aws_dms_replication_instance',
  nameArgument: 'replication_instance_id',
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

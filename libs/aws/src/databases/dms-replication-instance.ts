import type { ResourceType } from '../resource-type/resource-type';

export const dmsReplicationInstance: ResourceType = {
  type: 'aws_dms_replication_instance',
  nameArgument: 'replication_instance_id',
  forceNew: [
    'availability_zone',
    'kms_key_arn',
    'publicly_accessible',
    'replication_instance_id',
    'replication_subnet_group_id',
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

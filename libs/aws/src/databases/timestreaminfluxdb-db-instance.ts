import type { ResourceType } from '../resource-type/resource-type';

export const timestreaminfluxdbDbInstance: ResourceType = {
  type: 'aws_timestreaminfluxdb_db_instance',
  noun: 'time series database',
  forceNew: [
    'bucket',
    'db_parameter_group_identifier',
    'name',
    'organization',
    'password',
    'publicly_accessible',
    'username',
    'vpc_security_group_ids',
    'vpc_subnet_ids',
  ],
  loss: { weight: 'data', holds: 'records' },
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
  example: {
    db_instance_type: 'db.influx.medium',
    password: 'examplepassword',
    allocated_storage: 20,
  },
};

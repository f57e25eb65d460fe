import type { ResourceType } from '../resource-type/resource-type';

export const timestreaminfluxdbDbInstance: ResourceType = {
  type: 'aws_timestreaminfluxdb_db_instance',
  noun: 'time series database',
  loss: { weight: 'data', holds: 'records' },
  example: {
    db_instance_type: 'db.influx.medium',
    password: 'examplepassword',
    allocated_storage: 20,
  },
};

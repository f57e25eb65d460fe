import type { ResourceType } from '../resource-type/resource-type';

export const mqBroker: ResourceType = {
  type: 'aws_mq_broker',
  noun: 'broker',
  nameArgument: 'broker_name',
  forceNew: [
    'broker_name',
    'data_replication_primary_broker_arn',
    'deployment_mode',
    'engine_type',
    'publicly_accessible',
    'subnet_ids',
  ],
  loss: { weight: 'data', holds: 'messages' },
  encryption: { key: 'encryption_options.kms_key_id', otherwise: 'aws' },
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
  example: { engine_type: 'RabbitMQ', engine_version: '3.13', host_instance_type: 'mq.m5.large' },
};

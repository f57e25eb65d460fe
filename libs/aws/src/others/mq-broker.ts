import type { ResourceType } from '../resource-type/resource-type';

export const mqBroker: ResourceType = {
  type: 'aws_mq_broker',
  noun: 'broker',
  loss: { weight: 'data', holds: 'messages' },
  exposures: [
    {
      opens: 'use',
      argument: 'publicly_accessible',
      when: [true],
      open: 'has an address on the internet (publicly_accessible)',
      closed: 'no longer has an address on the internet',
    },
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

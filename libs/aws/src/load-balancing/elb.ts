import type { ResourceType } from '../resource-type/resource-type';

export const elb: ResourceType = {
  type: 'aws_elb',
  noun: 'load balancer',
  serviceDefaults: { internal: false },
  loss: { weight: 'service', holds: 'the traffic of its listeners' },
  exposures: [
    {
      opens: 'address',
      argument: 'internal',
      when: [false],
      open: 'faces the internet',
      closed: 'no longer faces the internet',
    },
  ],
};

import type { ResourceType } from '../resource-type/resource-type';

export const elb: ResourceType = {
  type: 'aws_elb',
  noun: 'load balancer',
  serviceDefaults: { internal: false },
  forceNew: ['internal', 'name'],
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
  example: {
    subnets: ['subnet-0a1b2c3d4e5f60718'],
    listener: [{ instance_port: 80, instance_protocol: 'HTTP', lb_port: 80, lb_protocol: 'HTTP' }],
  },
};

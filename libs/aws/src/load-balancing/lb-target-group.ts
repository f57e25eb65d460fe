import type { ResourceType } from '../resource-type/resource-type';

export const lbTargetGroup: ResourceType = {
  type: 'aws_lb_target_group',
  noun: 'target group',
  references: { vpc_id: ['aws_vpc'] },
  defaults: { deregistration_delay: '300', target_type: 'instance' },
  forceNew: ['name', 'port', 'protocol', 'target_type', 'vpc_id'],
  loss: { weight: 'service', holds: 'the traffic of its targets' },
  example: { port: 80, protocol: 'HTTP', vpc_id: 'vpc-0a1b2c3d4e5f60718' },
};

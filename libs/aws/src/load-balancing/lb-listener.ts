import type { ResourceType } from '../resource-type/resource-type';

export const lbListener: ResourceType = {
  type: 'aws_lb_listener',
  noun: 'listener',
  references: { load_balancer_arn: ['aws_lb', 'aws_alb'] },
  forceNew: ['load_balancer_arn'],
  loss: { weight: 'service', holds: 'the traffic of its port' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const lbListener: ResourceType = {
  type: 'aws_lb_listener',
  noun: 'listener',
  references: { load_balancer_arn: ['aws_lb', 'aws_alb'] },
  forceNew: ['load_balancer_arn'],
  loss: { weight: 'service', holds: 'the traffic of its port' },
  example: {
    port: 80,
    protocol: 'HTTP',
    load_balancer_arn:
      'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/example/0a1b2c3d4e5f6071',
    default_action: [{ type: 'fixed-response', fixed_response: [{ content_type: 'text/plain' }] }],
  },
};

import type { ResourceType } from '../resource-type/resource-type';

export const lbListenerRule: ResourceType = {
  type: 'aws_lb_listener_rule',
  noun: 'listener rule',
  references: { listener_arn: ['aws_lb_listener', 'aws_alb_listener'] },
  forceNew: ['listener_arn'],
  loss: { weight: 'service', holds: 'the traffic of its conditions' },
  example: {
    action: [{ type: 'fixed-response', fixed_response: [{ content_type: 'text/plain' }] }],
    condition: [{ path_pattern: [{ values: ['/'] }] }],
  },
};

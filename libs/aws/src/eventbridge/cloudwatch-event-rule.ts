import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchEventRule: ResourceType = {
  type: 'aws_cloudwatch_event_rule',
  noun: 'rule',
  arn: 'arn:{partition}:events:{region}:{account}:rule/{name}',
  forceNew: ['event_bus_name', 'name', 'name_prefix'],
  loss: { weight: 'service', holds: 'what it starts' },
  example: { schedule_expression: 'rate(1 hour)' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchEventBus: ResourceType = {
  type: 'aws_cloudwatch_event_bus',
  arn: 'arn:{partition}:events:{region}:{account}:event-bus/{name}',
  forceNew: ['event_source_name', 'name'],
  receivedBy: 'events:PutEvents',
};

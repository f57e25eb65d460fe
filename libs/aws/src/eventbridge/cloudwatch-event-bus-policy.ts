import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchEventBusPolicy: ResourceType = {
  type: 'aws_cloudwatch_event_bus_policy',
  references: { event_bus_name: ['aws_cloudwatch_event_bus'] },
  forceNew: ['event_bus_name'],
  policies: [
    {
      argument: 'policy',
      kind: 'resource',
      owner: 'event_bus_name',
      ownerType: 'aws_cloudwatch_event_bus',
    },
  ],
};

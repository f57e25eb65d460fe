import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchEventArchive: ResourceType = {
  type: 'aws_cloudwatch_event_archive',
  noun: 'event archive',
  forceNew: ['event_source_arn', 'name'],
  loss: { weight: 'data', holds: 'events' },
};

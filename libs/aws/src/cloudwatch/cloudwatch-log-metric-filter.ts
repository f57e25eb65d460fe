import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchLogMetricFilter: ResourceType = {
  type: 'aws_cloudwatch_log_metric_filter',
  forceNew: ['log_group_name', 'name'],
  removal: { topic: 'alarms', text: 'logs are no longer counted as a metric' },
};

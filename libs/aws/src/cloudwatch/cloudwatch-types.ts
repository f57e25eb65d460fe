import type { ResourceType } from '../resource-type/resource-type';
import { cloudwatchCompositeAlarm } from './cloudwatch-composite-alarm';
import { cloudwatchLogGroup } from './cloudwatch-log-group';
import { cloudwatchLogMetricFilter } from './cloudwatch-log-metric-filter';
import { cloudwatchLogResourcePolicy } from './cloudwatch-log-resource-policy';
import { cloudwatchLogSubscriptionFilter } from './cloudwatch-log-subscription-filter';
import { cloudwatchMetricAlarm } from './cloudwatch-metric-alarm';
import { grafanaWorkspace } from './grafana-workspace';
import { prometheusWorkspace } from './prometheus-workspace';
import { xrayGroup } from './xray-group';
import { cloudwatchLogDestinationPolicy } from './cloudwatch-log-destination-policy';
import { cloudwatchLogDestination } from './cloudwatch-log-destination';

export const CLOUDWATCH: readonly ResourceType[] = [
  cloudwatchCompositeAlarm,
  cloudwatchLogGroup,
  cloudwatchLogMetricFilter,
  cloudwatchLogResourcePolicy,
  cloudwatchLogSubscriptionFilter,
  cloudwatchMetricAlarm,
  grafanaWorkspace,
  prometheusWorkspace,
  xrayGroup,
  cloudwatchLogDestinationPolicy,
  cloudwatchLogDestination,
];

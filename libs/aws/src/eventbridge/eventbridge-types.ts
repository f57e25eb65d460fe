import type { ResourceType } from '../resource-type/resource-type';
import { cloudwatchEventArchive } from './cloudwatch-event-archive';
import { cloudwatchEventBus } from './cloudwatch-event-bus';
import { cloudwatchEventBusPolicy } from './cloudwatch-event-bus-policy';
import { cloudwatchEventTarget } from './cloudwatch-event-target';
import { pipesPipe } from './pipes-pipe';
import { schedulerSchedule } from './scheduler-schedule';
import { schemasRegistryPolicy } from './schemas-registry-policy';
import { cloudwatchEventRule } from './cloudwatch-event-rule';

export const EVENTBRIDGE: readonly ResourceType[] = [
  cloudwatchEventArchive,
  cloudwatchEventBus,
  cloudwatchEventBusPolicy,
  cloudwatchEventTarget,
  pipesPipe,
  schedulerSchedule,
  schemasRegistryPolicy,
  cloudwatchEventRule,
];

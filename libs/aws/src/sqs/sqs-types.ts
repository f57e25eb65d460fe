import type { ResourceType } from '../resource-type/resource-type';
import { sqsQueue } from './queue';
import { sqsQueuePolicy } from './queue-policy';
import { sqsQueueRedriveAllowPolicy } from './queue-redrive-allow-policy';
import { sqsQueueRedrivePolicy } from './queue-redrive-policy';

export const SQS: readonly ResourceType[] = [
  sqsQueue,
  sqsQueuePolicy,
  sqsQueueRedriveAllowPolicy,
  sqsQueueRedrivePolicy,
];

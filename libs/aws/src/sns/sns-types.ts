import type { ResourceType } from '../resource-type/resource-type';
import { snsPlatformApplication } from './platform-application';
import { snsTopic } from './topic';
import { snsTopicPolicy } from './topic-policy';
import { snsTopicSubscription } from './topic-subscription';

export const SNS: readonly ResourceType[] = [
  snsPlatformApplication,
  snsTopic,
  snsTopicPolicy,
  snsTopicSubscription,
];

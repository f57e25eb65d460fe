import type { ResourceType } from '../resource-type/resource-type';

export const dbEventSubscription: ResourceType = {
  type: 'aws_db_event_subscription',
  references: { sns_topic: ['aws_sns_topic'] },
  forceNew: ['name', 'name_prefix'],
  deliveries: [{ service: 'rds.amazonaws.com', to: 'sns_topic', toTypes: ['aws_sns_topic'] }],
  example: { sns_topic: 'arn:aws:sns:eu-west-1:111122223333:example' },
};

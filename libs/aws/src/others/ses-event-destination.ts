import type { ResourceType } from '../resource-type/resource-type';

export const sesEventDestination: ResourceType = {
  type: 'aws_ses_event_destination',
  references: { 'sns_destination.topic_arn': ['aws_sns_topic'] },
  forceNew: ['configuration_set_name', 'enabled', 'matching_types', 'name'],
  deliveries: [
    { service: 'ses.amazonaws.com', to: 'sns_destination.topic_arn', toTypes: ['aws_sns_topic'] },
  ],
  example: {
    matching_types: ['bounce'],
    sns_destination: [{ topic_arn: 'arn:aws:sns:eu-west-1:111122223333:example' }],
  },
};

import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchCompositeAlarm: ResourceType = {
  type: 'aws_cloudwatch_composite_alarm',
  nameArgument: 'alarm_name',
  references: {
    alarm_actions: ['aws_sns_topic'],
    ok_actions: ['aws_sns_topic'],
    insufficient_data_actions: ['aws_sns_topic'],
  },
  forceNew: ['actions_enabled', 'alarm_name'],
  removal: { topic: 'alarms', text: 'the alarm goes' },
  deliveries: [
    { service: 'cloudwatch.amazonaws.com', to: 'alarm_actions', toTypes: ['aws_sns_topic'] },
    { service: 'cloudwatch.amazonaws.com', to: 'ok_actions', toTypes: ['aws_sns_topic'] },
    {
      service: 'cloudwatch.amazonaws.com',
      to: 'insufficient_data_actions',
      toTypes: ['aws_sns_topic'],
    },
  ],
};

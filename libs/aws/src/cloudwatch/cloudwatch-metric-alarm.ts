import type { ResourceType } from '../resource-type/resource-type';

export const cloudwatchMetricAlarm: ResourceType = {
  type: 'aws_cloudwatch_metric_alarm',
  noun: 'alarm',
  nameArgument: 'alarm_name',
  arn: 'arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}',
  attributes: { id: '{name}' },
  references: {
    alarm_actions: ['aws_sns_topic', 'aws_lambda_function'],
    ok_actions: ['aws_sns_topic', 'aws_lambda_function'],
    insufficient_data_actions: ['aws_sns_topic', 'aws_lambda_function'],
  },
  forceNew: ['alarm_name'],
  removal: { topic: 'alarms', text: 'the alarm goes' },
  deliveries: [
    { service: 'cloudwatch.amazonaws.com', to: 'alarm_actions', toTypes: ['aws_sns_topic'] },
    { service: 'cloudwatch.amazonaws.com', to: 'ok_actions', toTypes: ['aws_sns_topic'] },
    {
      service: 'cloudwatch.amazonaws.com',
      to: 'insufficient_data_actions',
      toTypes: ['aws_sns_topic'],
    },
    {
      service: 'lambda.alarms.cloudwatch.amazonaws.com',
      to: 'alarm_actions',
      toTypes: ['aws_lambda_function'],
    },
    {
      service: 'lambda.alarms.cloudwatch.amazonaws.com',
      to: 'ok_actions',
      toTypes: ['aws_lambda_function'],
    },
    {
      service: 'lambda.alarms.cloudwatch.amazonaws.com',
      to: 'insufficient_data_actions',
      toTypes: ['aws_lambda_function'],
    },
  ],
  example: {
    comparison_operator: 'GreaterThanThreshold',
    metric_name: 'Errors',
    namespace: 'AWS/Lambda',
    period: 60,
    statistic: 'Sum',
    threshold: 1,
  },
};

import type { ResourceType } from '../resource-type/resource-type';

export const snsTopicSubscription: ResourceType = {
  type: 'aws_sns_topic_subscription',
  noun: 'subscription',
  references: { topic_arn: ['aws_sns_topic'], endpoint: ['aws_sqs_queue', 'aws_lambda_function'] },
  forceNew: ['endpoint', 'protocol', 'topic_arn'],
  loss: {
    weight: 'identity',
    holds: 'its confirmation',
    notWhen: { protocol: ['sqs', 'lambda', 'firehose', 'application'] },
  },
  deletion: [
    { kind: 'confirmed', argument: 'protocol', values: ['email', 'email-json', 'http', 'https'] },
  ],
  guards: [
    {
      topic: 'backup',
      argument: 'redrive_policy',
      kind: 'presence',
      lost: 'no longer has a dead-letter queue: what cannot be delivered is lost',
      gained: 'has a dead-letter queue',
    },
  ],
  redrive: { argument: 'redrive_policy', form: 'json' },
  deliveries: [
    {
      service: 'sns.amazonaws.com',
      to: 'endpoint',
      toTypes: ['aws_sqs_queue', 'aws_lambda_function'],
      from: 'topic_arn',
      fromType: 'aws_sns_topic',
    },
  ],
  example: { protocol: 'sqs', endpoint: 'arn:aws:sqs:eu-west-1:111122223333:example' },
};

import type { ResourceType } from '../resource-type/resource-type';

export const s3BucketNotification: ResourceType = {
  type: 'aws_s3_bucket_notification',
  references: {
    bucket: ['aws_s3_bucket'],
    'topic.topic_arn': ['aws_sns_topic'],
    'queue.queue_arn': ['aws_sqs_queue'],
    'lambda_function.lambda_function_arn': ['aws_lambda_function'],
  },
  forceNew: ['bucket'],
  single: { owner: 'bucket', ownerType: 'aws_s3_bucket' },
  quotas: [
    {
      name: 'notificationsPerBucket',
      counted: 'notification configurations of a bucket',
      limit: 100,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/general/latest/gr/s3.html',
      counts: { blocks: ['topic', 'queue', 'lambda_function'] },
    },
  ],
  deliveries: [
    {
      service: 's3.amazonaws.com',
      to: 'topic.topic_arn',
      toTypes: ['aws_sns_topic'],
      from: 'bucket',
      fromType: 'aws_s3_bucket',
    },
    {
      service: 's3.amazonaws.com',
      to: 'queue.queue_arn',
      toTypes: ['aws_sqs_queue'],
      from: 'bucket',
      fromType: 'aws_s3_bucket',
    },
    {
      service: 's3.amazonaws.com',
      to: 'lambda_function.lambda_function_arn',
      toTypes: ['aws_lambda_function'],
      from: 'bucket',
      fromType: 'aws_s3_bucket',
    },
  ],
};

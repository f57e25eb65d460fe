import type { ResourceType } from '../resource-type/resource-type';

export const sqsQueue: ResourceType = {
  type: 'aws_sqs_queue',
  noun: 'queue',
  arn: 'arn:{partition}:sqs:{region}:{account}:{name}',
  attributes: {
    id: 'https://sqs.{region}.amazonaws.com/{account}/{name}',
    url: 'https://sqs.{region}.amazonaws.com/{account}/{name}',
    name: '{name}',
  },
  references: { kms_master_key_id: ['aws_kms_key', 'aws_kms_alias'] },
  defaults: {
    visibility_timeout_seconds: 30,
    message_retention_seconds: 345_600,
    max_message_size: 262_144,
    delay_seconds: 0,
    receive_wait_time_seconds: 0,
    fifo_queue: false,
    content_based_deduplication: false,
  },
  serviceDefaults: { sqs_managed_sse_enabled: true },
  forceNew: ['fifo_queue', 'name', 'name_prefix'],
  loss: { weight: 'data', holds: 'messages' },
  guards: [
    {
      topic: 'backup',
      argument: 'message_retention_seconds',
      kind: 'amount',
      what: 'keeps messages for',
      unit: 'seconds',
    },
    {
      topic: 'backup',
      argument: 'redrive_policy',
      kind: 'presence',
      lost: 'no longer has a dead-letter queue: failed messages are lost when they expire',
      gained: 'has a dead-letter queue',
    },
  ],
  encryption: {
    key: 'kms_master_key_id',
    serviceKeyFlag: 'sqs_managed_sse_enabled',
    otherwise: 'aws',
  },
  policies: [{ argument: 'policy', kind: 'resource' }],
  redrive: {
    argument: 'redrive_policy',
    form: 'json',
    separate: { type: 'aws_sqs_queue_redrive_policy', owner: 'queue_url' },
  },
  quotas: [
    {
      name: 'queuePolicySize',
      counted: 'bytes of a queue policy',
      limit: 8192,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html',
    },
    {
      name: 'queuePolicyStatements',
      counted: 'statements of a queue policy',
      limit: 20,
      adjustable: false,
      page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html',
    },
  ],
  receivedBy: 'sqs:SendMessage',
  consumedBy: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
};

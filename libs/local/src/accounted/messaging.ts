import type { Coverage, Missing } from './coverage';

const FEEDBACK = ['application', 'firehose', 'http', 'lambda', 'sqs'];

const FEEDBACK_ROLES: Readonly<Record<string, Missing>> = Object.fromEntries(
  FEEDBACK.flatMap((protocol) =>
    ['failure', 'success'].map((outcome) => [
      `${protocol}_${outcome}_feedback_role_arn`,
      { says: 'the log of deliveries (feedback roles) is not written' },
    ]),
  ),
);

export const MESSAGING: Coverage = {
  aws_sqs_queue: {
    simulated: [
      'content_based_deduplication',
      'delay_seconds',
      'fifo_queue',
      'kms_master_key_id',
      'max_message_size',
      'message_retention_seconds',
      'name',
      'name_prefix',
      'policy',
      'receive_wait_time_seconds',
      'redrive_allow_policy',
      'redrive_policy',
      'region',
      'visibility_timeout_seconds',
    ],
    noEffect: [
      'fifo_throughput_limit',
      'id',
      'kms_data_key_reuse_period_seconds',
      'sqs_managed_sse_enabled',
      'tags',
      'tags_all',
      'timeouts',
    ],
    notSimulated: {
      deduplication_scope: {
        says: 'deduplication_scope is not simulated: duplicates are looked for in the whole queue',
        unless: ['queue'],
      },
    },
  },
  aws_sqs_queue_policy: { simulated: ['policy', 'queue_url', 'region'], noEffect: ['id'] },
  aws_sqs_queue_redrive_policy: {
    simulated: ['queue_url', 'redrive_policy', 'region'],
    noEffect: ['id'],
  },
  aws_sqs_queue_redrive_allow_policy: {
    simulated: ['queue_url', 'redrive_allow_policy', 'region'],
    noEffect: ['id'],
  },
  aws_sns_topic: {
    simulated: ['fifo_topic', 'kms_master_key_id', 'name', 'name_prefix', 'policy', 'region'],
    noEffect: [
      ...FEEDBACK.map((protocol) => `${protocol}_success_feedback_sample_rate`),
      'display_name',
      'fifo_throughput_scope',
      'id',
      'tags',
      'tags_all',
    ],
    notSimulated: {
      ...FEEDBACK_ROLES,
      archive_policy: { says: 'archive_policy is not simulated: nothing can be replayed' },
      content_based_deduplication: {
        says: 'content_based_deduplication is not simulated: the topic passes every message on',
      },
      delivery_policy: { says: 'delivery_policy is not simulated: a delivery is tried once' },
      signature_version: {
        says: 'signature_version is not simulated: signatures are placeholders',
        unless: [1, '1'],
      },
      tracing_config: { says: 'tracing is not simulated', unless: ['PassThrough'] },
    },
  },
  aws_sns_topic_policy: { simulated: ['arn', 'policy', 'region'], noEffect: ['id'] },
  aws_sns_topic_subscription: {
    simulated: [
      'endpoint',
      'filter_policy',
      'filter_policy_scope',
      'protocol',
      'raw_message_delivery',
      'redrive_policy',
      'region',
      'topic_arn',
    ],
    noEffect: ['confirmation_timeout_in_minutes', 'endpoint_auto_confirms', 'id'],
    notSimulated: {
      delivery_policy: { says: 'delivery_policy is not simulated: a delivery is tried once' },
      replay_policy: { says: 'replay_policy is not simulated: nothing is replayed' },
      subscription_role_arn: {
        says: 'subscription_role_arn is for Firehose, which is not simulated',
      },
    },
  },
};

export const MESSAGING_WITHOUT_EFFECT: readonly string[] = ['aws_sns_sms_preferences'];

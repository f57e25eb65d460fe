import { resolve } from 'node:path';

/** Where the mistakes are that people reported: a folder each, with the mistake and how it is mended. */
export const REPORTED = resolve(__dirname, '../../fixtures');

/** Every mistake, and the rule and address that it is found by. */
export const REPORTED_MISTAKES: Readonly<Record<string, readonly [rule: string, address: string]>> =
  {
    'cold-storage-shorter-than-ninety-days': ['backup-lifecycle', 'aws_backup_plan.main'],
    'endpoint-that-lets-nobody-in': ['closed-endpoint', 'aws_vpc_endpoint.dkr'],
    'endpoint-twice-in-a-zone': ['endpoint-subnets', 'aws_vpc_endpoint.sqs'],
    'endpoint-without-subnets': ['endpoint-subnets', 'aws_vpc_endpoint.logs'],
    'events-to-a-queue-whose-key-lets-no-topic-in': [
      'key-lacks-service',
      'aws_kms_key_policy.events',
    ],
    'events-to-a-queue-with-the-key-of-aws': ['aws-managed-key', 'aws_sqs_queue.events'],
    'failover-without-a-health-check': ['unchecked-primary', 'aws_route53_record.primary'],
    'function-writes-the-bucket-that-calls-it': ['event-loop', 'aws_lambda_function.resize'],
    'nat-gateway-in-the-subnet-that-it-serves': ['no-way-out', 'aws_nat_gateway.main'],
    'notifications-that-overlap': ['overlapping-notifications', 'aws_s3_bucket_notification.inbox'],
    'origin-key-with-a-wildcard-that-equals-nothing': ['origin-key', 'aws_kms_key_policy.site'],
    'peered-networks-with-equal-addresses': ['overlapping-networks', 'aws_vpc.primary'],
    'plan-that-asks-the-account': ['data-source-calls-api', 'data.aws_caller_identity.current'],
    'policy-of-each-subscription-of-one-queue': [
      'overwritten-policy',
      'aws_sqs_queue_policy.returns',
    ],
    'queue-policy-that-any-bucket-fits': ['confused-deputy', 'aws_sqs_queue_policy.uploads'],
    'sixty-one-rules-in-a-security-group': ['default-quota', 'aws_security_group.partners'],
    'task-in-a-public-subnet-without-an-address': [
      'private-task-cannot-pull',
      'aws_ecs_service.web',
    ],
    'task-whose-image-layers-are-out-of-reach': ['private-task-cannot-pull', 'aws_ecs_service.web'],
    'topic-between-bucket-and-the-function-that-writes-it': [
      'event-loop',
      'aws_lambda_function.convert',
    ],
    'transit-gateway-block-inside-a-network': ['overlapping-networks', 'aws_vpc.main'],
    'two-notifications-of-one-bucket': ['overwritten-policy', 'aws_s3_bucket_notification.returns'],
    'visibility-of-one-run': ['short-visibility', 'aws_sqs_queue.jobs'],
    'visibility-shorter-than-the-function-runs': ['visibility-below-timeout', 'aws_sqs_queue.jobs'],
    'web-acl-of-too-many-capacity-units': ['fixed-quota', 'aws_wafv2_web_acl.shop'],
  };

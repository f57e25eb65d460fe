import { deliveriesOf } from '../flow/deliveries';
import { encryptionKeyOf } from '../keys/encryption-key';
import { problem, unseen, type Rule } from '../rule/rule';

export const awsManagedKey: Rule = {
  id: 'aws-managed-key',
  group: 'encryption',
  severity: 'error',
  title: 'An AWS managed key is on the path of an event',
  looksFor:
    'Queues and topics encrypted with alias/aws/sqs or alias/aws/sns that S3, SNS, EventBridge, CloudWatch alarms or Budgets deliver to.',
  why: 'The policy of an AWS managed key admits no other service and cannot be changed. S3 refuses the notification, and SNS, EventBridge and CloudWatch drop what they cannot deliver without telling the sender.',
  fix: 'Use SSE-SQS (sqs_managed_sse_enabled), or a customer managed key whose policy lets the service use it.',
  awsPage:
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html',
  *check(estate) {
    for (const { to, from, service } of deliveriesOf(estate)) {
      const key = encryptionKeyOf(estate, to, to.attributes['kms_master_key_id']);
      if (key.kind === 'elsewhere') yield unseen(to, 'the key of kms_master_key_id');
      if (key.kind !== 'aws') continue;
      yield problem(
        to,
        `${from} delivers to it, and ${service} may not use ${key.alias}`,
        `${service} ${from}`,
      );
    }
  },
};

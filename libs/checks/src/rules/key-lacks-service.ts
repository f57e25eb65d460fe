import { deliveriesOf } from '../flow/deliveries';
import { encryptionKeyOf, keyPolicyOf } from '../keys/encryption-key';
import { allows, type Statement } from '../policy/policy';
import { problem, unseen, type Rule } from '../rule/rule';

/** What a service does with the key of a queue or topic that it delivers to. */
const NEEDED = ['kms:GenerateDataKey', 'kms:Decrypt'];

export const keyLacksService: Rule = {
  id: 'key-lacks-service',
  group: 'encryption',
  severity: 'error',
  title: 'The policy of a key does not let a service use it that delivers with it',
  looksFor:
    'Queues and topics encrypted with a customer managed key that S3, SNS, EventBridge, CloudWatch alarms or Budgets deliver to, where no statement of the key policy allows the service kms:GenerateDataKey and kms:Decrypt. Conditions are not evaluated.',
  why: 'Identity policies mean nothing to a service principal: without a statement in the key policy the delivery fails, and the sender gets no error.',
  fix: 'Allow the service kms:GenerateDataKey and kms:Decrypt in the key policy, with aws:SourceArn and aws:SourceAccount of what delivers.',
  awsPage:
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html',
  *check(estate) {
    for (const { to, from, service } of deliveriesOf(estate)) {
      const encryption = encryptionKeyOf(estate, to, to.attributes['kms_master_key_id']);
      if (encryption.kind !== 'customer') continue;
      const policy = keyPolicyOf(estate, encryption.key);
      if (policy !== undefined && policy.statements === undefined) {
        yield unseen(policy.stated, 'the key policy');
        continue;
      }
      const statements = policy?.statements ?? [];
      const missing = NEEDED.filter((action) => !statements.some(lets(service, action)));
      if (missing.length === 0) continue;
      yield problem(
        policy?.stated ?? encryption.key,
        `does not allow ${service} ${missing.join(' and ')}, and ${from} delivers to ${to.address}`,
        `${service} ${to.address}`,
      );
    }
  },
};

function lets(service: string, action: string): (statement: Statement) => boolean {
  return (statement) =>
    allows(statement, action) &&
    (statement.principals ?? []).some(({ type, id }) => type === 'Service' && id === service);
}

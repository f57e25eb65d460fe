import { resourceType } from '@archway/aws';
import { blocksOf, textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { deliveriesOf } from '../flow/deliveries';
import { allows, isEveryone, type Statement } from '../policy/policy';
import { permissionOf } from '../policy/stated-policies';
import { policyOf } from '../policy/policy-of';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

/** The resources that state who may deliver to a receiver. */
const RECEIVERS: Readonly<Record<string, readonly [type: string, names: string]>> = {
  aws_sqs_queue: ['aws_sqs_queue_policy', 'queue_url'],
  aws_sns_topic: ['aws_sns_topic_policy', 'arn'],
  aws_lambda_function: ['aws_lambda_permission', 'function_name'],
  aws_s3_bucket: ['aws_s3_bucket_policy', 'bucket'],
};

/** Services that the policy which SNS gives a new topic does not let in, each by the page that says so. */
const NEED_TOPIC_POLICY = [
  // docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
  's3.amazonaws.com',
  // docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html: Amazon SNS permissions
  'events.amazonaws.com',
  // docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
  'budgets.amazonaws.com',
  // docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
  'backup.amazonaws.com',
  // docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
  'cloudtrail.amazonaws.com',
];

/** Arguments by which a role delivers instead of the service. */
const ROLES = ['role_arn', 'credentials', 'credentials_arn'];

export const notLetIn: Rule = {
  id: 'not-let-in',
  group: 'event-flow',
  severity: 'error',
  title: 'What delivers is not let in',
  looksFor:
    'Services that deliver to a queue, topic, function or bucket (S3, SNS, EventBridge, CloudWatch alarms, API Gateway, CloudTrail, access logs and others), and distributions with origin access control that read a bucket, where no statement of the policy allows the service the action. Conditions are not evaluated. A topic without a policy lets in alarms of its account, and what delivers with a role needs no policy.',
  why: 'The delivery is refused: S3 refuses the notification at the apply, other services drop the event, and CloudFront answers 403.',
  fix: 'Allow the service the action in the policy of the receiver, with aws:SourceArn and aws:SourceAccount of what delivers. For a function, add an aws_lambda_permission.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html',
  *check(estate) {
    for (const { service, from, to, stated } of deliveriesOf(estate, Object.keys(RECEIVERS))) {
      if (ROLES.some((role) => isStated(stated.attributes[role]))) continue;
      if (service === 'logging.s3.amazonaws.com' && hasLogAcl(estate, to)) continue;
      yield* judge(estate, to, service, `${from} delivers to it`);
    }
    for (const distribution of estate.all('aws_cloudfront_distribution')) {
      for (const origin of blocksOf(distribution.attributes['origin'])) {
        if (!isStated(origin['origin_access_control_id'])) continue;
        const bucket = estate.target(distribution, origin['domain_name'], 'aws_s3_bucket');
        if (bucket === undefined) continue;
        const why = `${distribution.address} reads it with origin access control`;
        yield* judge(estate, bucket, 'cloudfront.amazonaws.com', why, 's3:GetObject');
      }
    }
  },
};

/** The canned ACL that lets S3 write access logs, of buckets that still have ACLs. */
function hasLogAcl(estate: Estate, bucket: Subject): boolean {
  return [bucket, ...estate.naming(bucket, 'aws_s3_bucket_acl', 'bucket')].some(
    ({ attributes }) => isStated(attributes['acl']) && textOf(attributes['acl']) !== 'private',
  );
}

function* judge(
  estate: Estate,
  to: Subject,
  service: string,
  why: string,
  action = resourceType(to.type)?.receivedBy ?? '',
): Iterable<Observation> {
  const receiver = RECEIVERS[to.type];
  if (receiver === undefined) return;
  const [type, names] = receiver;
  const separate = estate.naming(to, type, names);
  const isInline = to.type !== 'aws_lambda_function' && isStated(to.attributes['policy']);
  if (separate.length === 0 && !isInline) {
    const isOpen = estate
      .all(type)
      .some((each) => estate.target(each, each.attributes[names], to.type) === undefined);
    if (isOpen) {
      yield unseen(to, `whether a policy lets ${service} in`);
      return;
    }
    if (to.type === 'aws_sns_topic' && !NEED_TOPIC_POLICY.includes(service)) return;
  }
  const statements = [
    ...(isInline ? [policyOf(to, to.attributes['policy'])] : []),
    ...separate.map((each) =>
      type === 'aws_lambda_permission'
        ? [permissionOf(each)]
        : policyOf(each, each.attributes['policy']),
    ),
  ];
  if (statements.some((each) => each === undefined)) yield unseen(to, 'its policy');
  else if (!statements.flat().some((each) => each !== undefined && lets(each, service, action))) {
    const lacking =
      statements.length === 0 ? 'has no policy that lets' : 'has a policy that does not let';
    yield problem(to, `${lacking} ${service} ${action}, and ${why}`, `${service} ${why}`);
  }
}

function lets(statement: Statement, service: string, action: string): boolean {
  return (
    allows(statement, action) &&
    (statement.principals ?? []).some(
      (each) =>
        isEveryone(each) ||
        (each.type === 'Service' && (each.id === service || each.id.includes('${'))),
    )
  );
}

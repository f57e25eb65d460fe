import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { notLetIn } from './not-let-in';

const document = (statement: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Resource: '*', ...statement }],
  });
const S3 = { Service: 's3.amazonaws.com' };
const SEND = document({ Principal: S3, Action: 'sqs:SendMessage' });
const notified = (policies: Resources = {}, queue: object = {}) =>
  stackOf(
    {
      aws_s3_bucket: { In: {} },
      aws_sqs_queue: { Work: queue },
      aws_s3_bucket_notification: {
        In: {
          bucket: '${aws_s3_bucket.In.id}',
          queue: [{ queue_arn: '${aws_sqs_queue.Work.arn}', events: ['s3:ObjectCreated:*'] }],
        },
      },
      ...policies,
    },
    { variable: { policy: {}, url: {} } },
  );
const queuePolicy = (policy: string, queue_url = '${aws_sqs_queue.Work.url}'): Resources => ({
  aws_sqs_queue_policy: { It: { queue_url, policy } },
});

it('finds a queue without a policy', () => {
  expect(problemsOf(notLetIn, notified())).toEqual([
    'aws_sqs_queue.Work: has no policy that lets s3.amazonaws.com sqs:SendMessage, and aws_s3_bucket.In delivers to it',
  ]);
});

it.each([
  [{ Principal: S3, Action: 'sqs:ReceiveMessage' }],
  [{ Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage' }],
  [{ Effect: 'Deny', Principal: S3, Action: 'sqs:SendMessage' }],
])('finds a queue whose policy has %j alone', (statement) => {
  expect(problemsOf(notLetIn, notified(queuePolicy(document(statement))))).toEqual([
    'aws_sqs_queue.Work: has a policy that does not let s3.amazonaws.com sqs:SendMessage, and aws_s3_bucket.In delivers to it',
  ]);
});

it.each<[string, Resources, object]>([
  ['a policy of its own', queuePolicy(SEND), {}],
  ['a policy in the queue', {}, { policy: SEND }],
  [
    'a policy that lets everyone in',
    queuePolicy(document({ Principal: '*', Action: 'sqs:*' })),
    {},
  ],
])('accepts %s', (_, policies, queue) => {
  expect(problemsOf(notLetIn, notified(policies, queue))).toEqual([]);
});

it.each<[string, Resources, string]>([
  ['a policy that is not known', queuePolicy('${var.policy}'), 'its policy'],
  [
    'a policy of a queue that is not known',
    queuePolicy(SEND, '${var.url}'),
    'whether a policy lets s3.amazonaws.com in',
  ],
])('says that it cannot see %s', (_, policies, what) => {
  const stack = notified(policies);
  expect(problemsOf(notLetIn, stack)).toEqual([]);
  expect(unseenBy(notLetIn, stack)).toEqual([`aws_sqs_queue.Work: ${what}`]);
});

const invoked = (permissions: Resources) =>
  stackOf({
    aws_cloudwatch_event_rule: { Daily: { schedule_expression: 'rate(1 day)' } },
    aws_cloudwatch_event_target: {
      Daily: {
        rule: '${aws_cloudwatch_event_rule.Daily.name}',
        arn: '${aws_lambda_function.Work.arn}',
      },
    },
    aws_lambda_function: { Work: { function_name: 'work' } },
    ...permissions,
  });
const permission = (principal: string): Resources => ({
  aws_lambda_permission: {
    It: {
      function_name: '${aws_lambda_function.Work.function_name}',
      action: 'lambda:InvokeFunction',
      principal,
    },
  },
});

it.each<[string, Resources]>([
  ['no policy that lets', {}],
  ['a policy that does not let', permission('s3.amazonaws.com')],
])('finds a function that has %s EventBridge in', (what, permissions) => {
  const [found] = problemsOf(notLetIn, invoked(permissions));
  expect(found).toContain(
    `aws_lambda_function.Work: has ${what} events.amazonaws.com lambda:InvokeFunction`,
  );
});

it('accepts a function with a permission for EventBridge', () => {
  expect(problemsOf(notLetIn, invoked(permission('events.amazonaws.com')))).toEqual([]);
});

const topic = (resources: Resources) => stackOf({ aws_sns_topic: { News: {} }, ...resources });

it('accepts an alarm that publishes to a topic without a policy', () => {
  const stack = topic({
    aws_cloudwatch_metric_alarm: { It: { alarm_actions: ['${aws_sns_topic.News.arn}'] } },
  });
  expect(problemsOf(notLetIn, stack)).toEqual([]);
});

it('finds a bucket that publishes to a topic without a policy', () => {
  const stack = topic({
    aws_s3_bucket_notification: {
      In: {
        bucket: 'in',
        topic: [{ topic_arn: '${aws_sns_topic.News.arn}', events: ['s3:ObjectCreated:*'] }],
      },
    },
  });
  expect(problemsOf(notLetIn, stack)).toEqual([
    'aws_sns_topic.News: has no policy that lets s3.amazonaws.com sns:Publish, and S3 delivers to it',
  ]);
});

const site = (policies: Resources, control: object = { origin_access_control_id: 'E1' }) =>
  stackOf({
    aws_s3_bucket: { Site: {} },
    aws_cloudfront_distribution: {
      Site: {
        enabled: true,
        origin: [
          {
            origin_id: 's3',
            domain_name: '${aws_s3_bucket.Site.bucket_regional_domain_name}',
            ...control,
          },
        ],
      },
    },
    ...policies,
  });

it('finds a bucket that a distribution may not read', () => {
  expect(problemsOf(notLetIn, site({}))).toEqual([
    'aws_s3_bucket.Site: has no policy that lets cloudfront.amazonaws.com s3:GetObject, and aws_cloudfront_distribution.Site reads it with origin access control',
  ]);
});

it('accepts a bucket that lets the distribution read, and one without origin access control', () => {
  const Principal = { Service: 'cloudfront.amazonaws.com' };
  const stack = site({
    aws_s3_bucket_policy: {
      It: {
        bucket: '${aws_s3_bucket.Site.id}',
        policy: document({ Principal, Action: 's3:GetObject' }),
      },
    },
  });
  expect(problemsOf(notLetIn, stack)).toEqual([]);
  expect(problemsOf(notLetIn, site({}, {}))).toEqual([]);
});

it('is an error', () => {
  expect(notLetIn.severity).toBe('error');
});

const logged = (resources: Resources) =>
  stackOf({
    aws_s3_bucket: { Logs: {} },
    aws_s3_bucket_logging: {
      Site: { bucket: 'site', target_bucket: '${aws_s3_bucket.Logs.id}', target_prefix: '' },
    },
    ...resources,
  });

it('finds a bucket that S3 may not write access logs to', () => {
  expect(problemsOf(notLetIn, logged({}))).toEqual([
    'aws_s3_bucket.Logs: has no policy that lets logging.s3.amazonaws.com s3:PutObject, and S3 delivers to it',
  ]);
});

it('accepts one with a policy, and one with the ACL for logs', () => {
  const Principal = { Service: 'logging.s3.amazonaws.com' };
  const policy = document({ Principal, Action: 's3:PutObject' });
  const bucket = '${aws_s3_bucket.Logs.id}';
  const acl = { aws_s3_bucket_acl: { Logs: { bucket, acl: 'log-delivery-write' } } };
  expect([
    problemsOf(notLetIn, logged({ aws_s3_bucket_policy: { Logs: { bucket, policy } } })),
    problemsOf(notLetIn, logged(acl)),
  ]).toEqual([[], []]);
});

it.each([
  [{}, 1],
  [{ credentials: 'arn:aws:iam::111122223333:role/api' }, 0],
])('counts a function behind a REST API with %j as %i problems', (rest, count) => {
  const stack = stackOf({
    aws_lambda_function: { Work: { function_name: 'work' } },
    aws_api_gateway_integration: { It: { uri: '${aws_lambda_function.Work.invoke_arn}', ...rest } },
  });
  expect(problemsOf(notLetIn, stack)).toHaveLength(count);
});

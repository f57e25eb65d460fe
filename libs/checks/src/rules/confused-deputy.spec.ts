import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { confusedDeputy } from './confused-deputy';

const queue = (conditions: object, service = 'sns.amazonaws.com') =>
  stackOf({
    aws_sqs_queue_policy: {
      P: {
        queue_url: 'q',
        policy: JSON.stringify({
          Statement: {
            Effect: 'Allow',
            Principal: { Service: service },
            Action: 'sqs:SendMessage',
            Condition: conditions,
          },
        }),
      },
    },
  });

it('finds a service without any condition', () => {
  expect(problemsOf(confusedDeputy, queue({}))).toEqual([
    'aws_sqs_queue_policy.P: statement 1 allows sns.amazonaws.com without aws:SourceArn and aws:SourceAccount',
  ]);
});

it('finds a bucket without its account', () => {
  const condition = { ArnLike: { 'aws:SourceArn': '${aws_s3_bucket.Photos.arn}' } };
  expect(problemsOf(confusedDeputy, queue(condition, 's3.amazonaws.com')).join()).toContain(
    'for the bucket ${aws_s3_bucket.Photos.arn} without aws:SourceAccount',
  );
});

it.each([
  [{ ArnEquals: { 'aws:SourceArn': '${aws_sns_topic.T.arn}' } }],
  [{ StringEquals: { 'AWS:SourceAccount': '111122223333' } }],
])('accepts %j', (condition) => {
  expect(problemsOf(confusedDeputy, queue(condition))).toEqual([]);
});

it('finds a function that S3 may invoke for any account', () => {
  const permission = (rest: object) =>
    stackOf({
      aws_lambda_permission: {
        P: { principal: 's3.amazonaws.com', action: 'lambda:InvokeFunction', ...rest },
      },
    });
  expect(problemsOf(confusedDeputy, permission({}))).toHaveLength(1);
  expect(
    problemsOf(confusedDeputy, permission({ source_arn: '${aws_s3_bucket.B.arn}' })),
  ).toHaveLength(1);
  expect(
    problemsOf(
      confusedDeputy,
      permission({ source_arn: '${aws_s3_bucket.B.arn}', source_account: '111122223333' }),
    ),
  ).toEqual([]);
});

it('says that it cannot see a policy that is not known', () => {
  const unknown = stackOf(
    { aws_sqs_queue_policy: { P: { queue_url: 'q', policy: '${var.policy}' } } },
    { variable: { policy: {} } },
  );
  expect(unseenBy(confusedDeputy, unknown)).toEqual(['aws_sqs_queue_policy.P: its policy']);
  expect(unseenBy(confusedDeputy, queue({}))).toEqual([]);
});

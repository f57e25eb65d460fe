import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { keyLacksService } from './key-lacks-service';

const withPolicy = (policy: string | undefined) =>
  stackOf({
    aws_s3_bucket: { Photos: {} },
    aws_kms_key: { Orders: policy === undefined ? {} : { policy } },
    aws_sns_topic: { Uploaded: { kms_master_key_id: '${aws_kms_key.Orders.arn}' } },
    aws_s3_bucket_notification: {
      Tell: {
        bucket: '${aws_s3_bucket.Photos.id}',
        topic: [{ topic_arn: '${aws_sns_topic.Uploaded.arn}', events: ['s3:ObjectCreated:*'] }],
      },
    },
  });
const allowing = (action: string | string[], service = 's3.amazonaws.com') =>
  JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: { Service: service }, Action: action, Resource: '*' },
    ],
  });

it('finds a key whose policy names another service', () => {
  expect(problemsOf(keyLacksService, withPolicy(allowing('kms:*', 'sns.amazonaws.com')))).toEqual([
    'aws_kms_key.Orders: does not allow s3.amazonaws.com kms:GenerateDataKey and kms:Decrypt, and aws_s3_bucket.Photos delivers to aws_sns_topic.Uploaded',
  ]);
});

it('accepts a policy that names the service and both actions', () => {
  const policy = allowing(['kms:GenerateDataKey*', 'kms:Decrypt']);
  expect(problemsOf(keyLacksService, withPolicy(policy))).toEqual([]);
});

it('names the action that is missing', () => {
  expect(problemsOf(keyLacksService, withPolicy(allowing('kms:Decrypt'))).join()).toContain(
    'does not allow s3.amazonaws.com kms:GenerateDataKey,',
  );
});

it('finds a key without a policy, with which KMS lets no service in', () => {
  expect(problemsOf(keyLacksService, withPolicy(undefined))).toHaveLength(1);
});

it('says that it cannot see a policy that is not known', () => {
  expect(unseenBy(keyLacksService, withPolicy('${file("key.json")}'))).toEqual([
    'aws_kms_key.Orders: the key policy',
  ]);
});

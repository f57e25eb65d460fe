import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { crossRegionReference } from './cross-region-reference';

const PROVIDERS = {
  provider: { aws: [{ region: 'eu-west-1' }, { alias: 'us', region: 'us-east-1' }] },
};
const found = (resources: Resources) =>
  problemsOf(crossRegionReference, stackOf(resources, PROVIDERS));

it('finds a function in the subnet of another region', () => {
  const subnet = (provider: object) => ({
    aws_subnet: { S: { ...provider } },
    aws_lambda_function: { F: { vpc_config: [{ subnet_ids: ['${aws_subnet.S.id}'] }] } },
  });
  expect(found(subnet({ provider: 'aws.us' }))).toEqual([
    'aws_lambda_function.F: is in eu-west-1, and its vpc_config.subnet_ids names aws_subnet.S in us-east-1',
  ]);
  expect(found(subnet({}))).toEqual([]);
});

it('finds a bucket that notifies a queue of another region', () => {
  const queue = (provider: object) => ({
    aws_sqs_queue: { Q: { ...provider } },
    aws_s3_bucket_notification: { N: { queue: [{ queue_arn: '${aws_sqs_queue.Q.arn}' }] } },
  });
  expect(found(queue({ provider: 'aws.us' }))).toHaveLength(1);
  expect(found(queue({}))).toEqual([]);
});

it('leaves a topic alone that delivers to a queue of another region', () => {
  expect(
    found({
      aws_sns_topic: { T: { provider: 'aws.us' } },
      aws_sqs_queue: { Q: {} },
      aws_sns_topic_subscription: {
        S: { topic_arn: '${aws_sns_topic.T.arn}', endpoint: '${aws_sqs_queue.Q.arn}' },
      },
    }),
  ).toEqual([]);
});

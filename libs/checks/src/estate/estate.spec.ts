import { resolve } from 'node:path';
import { plannedConfiguration, readPlan } from '@archway/terraform';
import { checkConfigurations } from '../check/check-configurations';
import { deliveriesOf } from '../flow/deliveries';
import { stackOf } from '../testing/observe';
import { Estate } from './estate';

const named = (value: string, name = 'orders') => {
  const stack = stackOf({
    aws_sqs_queue: { Orders: { name }, Other: { name: 'other' } },
    aws_sns_topic_subscription: { It: { endpoint: value } },
  });
  const estate = new Estate([stack]);
  const [from] = estate.all('aws_sns_topic_subscription');
  if (from === undefined) throw new Error('no subscription');
  return estate.target(from, from.attributes['endpoint'], 'aws_sqs_queue')?.address;
};

it.each([
  '${aws_sqs_queue.Orders.arn}',
  '${aws_sqs_queue.Orders[0].arn}',
  'orders',
  'arn:aws:sqs:eu-west-1:111122223333:orders',
  'https://sqs.eu-west-1.amazonaws.com/111122223333/orders',
])('finds what %s names', (value) => {
  expect(named(value)).toBe('aws_sqs_queue.Orders');
});

it.each([
  '${aws_sqs_queue.Nowhere.arn}',
  '${aws_sns_topic.Orders.arn}',
  '${aws_sqs_queue.Orders.arn}${aws_sqs_queue.Other.arn}',
  'arn:aws:sns:eu-west-1:111122223333:orders',
  '',
])('finds nothing for %j', (value) => {
  expect(named(value)).toBeUndefined();
});

it('finds nothing for a name that two have', () => {
  expect(named('other', 'other')).toBeUndefined();
});

it('follows the references of a plan, in which nothing has an ARN yet', () => {
  const file = resolve(__dirname, '../../../terraform/fixtures/plans/create.json');
  const planned = plannedConfiguration(readPlan(file));
  const to = deliveriesOf(new Estate([planned])).map((each) => each.to.address);
  expect(to).toEqual(
    expect.arrayContaining(['aws_sns_topic.Uploaded', 'aws_sqs_queue.Thumbnails']),
  );
  // What the provider fills in is not what somebody stated and nobody can see.
  const { blind } = checkConfigurations([planned]);
  expect(blind.map(({ address, what }) => `${address} ${what}`)).not.toContain(
    'aws_s3_bucket.Photos acl',
  );
});

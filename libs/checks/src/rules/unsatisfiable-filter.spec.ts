import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { canMatch } from '../flow/can-match';
import { unsatisfiableFilter } from './unsatisfiable-filter';

const subscribed = (subscription: object, notified = false) =>
  stackOf({
    aws_sns_topic: { Uploaded: {} },
    aws_sns_topic_subscription: {
      Take: { topic_arn: '${aws_sns_topic.Uploaded.arn}', ...subscription },
    },
    aws_s3_bucket_notification: {
      Tell: {
        bucket: 'photos',
        topic: notified
          ? [{ topic_arn: '${aws_sns_topic.Uploaded.arn}', events: ['s3:ObjectCreated:*'] }]
          : [],
      },
    },
  });
const filter = (policy: object) => ({ filter_policy: JSON.stringify(policy) });

it('finds a policy that contradicts itself', () => {
  expect(problemsOf(unsatisfiableFilter, subscribed(filter({ size: [] })))).toEqual([
    'aws_sns_topic_subscription.Take: filter_policy contradicts itself: no message can match it',
  ]);
});

it.each([
  [{ a: [{ numeric: ['>', 5, '<', 5] }] }, false],
  [{ a: [{ numeric: ['>=', 5, '<=', 5] }] }, true],
  [{ a: [{ numeric: ['>', 1, '<', 2] }] }, true],
  [{ a: [{ numeric: ['=', 5, '<', 5] }] }, false],
  [{ a: [{ numeric: ['>', 5, '<', 1] }, 'or-this'] }, true],
  [{ $or: [{ a: [] }, { b: [] }] }, false],
  [{ $or: [{ a: [] }, { b: ['x'] }] }, true],
  [{ a: { b: [] } }, false],
])('says of %j: %s', (pattern, possible) => {
  expect(canMatch(pattern)).toBe(possible);
});

it('finds attributes that a notification of S3 does not have', () => {
  expect(problemsOf(unsatisfiableFilter, subscribed(filter({ kind: ['photo'] }), true))).toEqual([
    'aws_sns_topic_subscription.Take: filters by attributes, and what S3 tells aws_sns_topic.Uploaded has none (aws_s3_bucket_notification.Tell)',
  ]);
});

it.each([
  [filter({ kind: ['photo'] }), false],
  [filter({ kind: [{ exists: false }] }), true],
  [{ ...filter({ Records: { eventName: ['x'] } }), filter_policy_scope: 'MessageBody' }, true],
])('accepts %j', (subscription, notified) => {
  expect(problemsOf(unsatisfiableFilter, subscribed(subscription, notified))).toEqual([]);
});

it('finds names that the body of a notification does not begin with', () => {
  const stack = subscribed({ ...filter({ key: ['x'] }), filter_policy_scope: 'MessageBody' }, true);
  expect(problemsOf(unsatisfiableFilter, stack).join()).toContain('filters by key at the top');
});

it('looks into filter criteria of mappings, where one pattern is enough', () => {
  const mapping = (...patterns: object[]) =>
    stackOf({
      aws_lambda_event_source_mapping: {
        Read: {
          filter_criteria: {
            filter: patterns.map((pattern) => ({ pattern: JSON.stringify(pattern) })),
          },
        },
      },
    });
  expect(problemsOf(unsatisfiableFilter, mapping({ body: { a: [] } }))).toHaveLength(1);
  expect(
    problemsOf(unsatisfiableFilter, mapping({ body: { a: [] } }, { body: { b: [1] } })),
  ).toEqual([]);
});

it('says that it cannot see a policy that is not known', () => {
  const stack = subscribed({ filter_policy: '${file("filter.json")}' });
  expect(unseenBy(unsatisfiableFilter, stack)).toEqual([
    'aws_sns_topic_subscription.Take: filter_policy',
  ]);
});

import { problemsOf, stackOf, unseenBy } from '../testing/observe';
import { bucketLifecycle } from './bucket-lifecycle';

const rule = (block: object) =>
  stackOf(
    {
      aws_s3_bucket_lifecycle_configuration: {
        Logs: { rule: [{ id: 'logs', status: 'Enabled', ...block }] },
      },
    },
    { variable: { days: {} } },
  );
const steps = (...all: readonly [string, unknown][]) =>
  all.map(([storage_class, days]) => ({ storage_class, days }));

it('finds a rule that deletes before it moves', () => {
  const block = { transition: steps(['GLACIER', 90]), expiration: { days: 90 } };
  expect(problemsOf(bucketLifecycle, rule(block))).toEqual([
    'aws_s3_bucket_lifecycle_configuration.Logs: the rule logs deletes objects after 90 days, and moves them to GLACIER after 90',
  ]);
});

it('finds the same of noncurrent versions', () => {
  const block = {
    noncurrent_version_transition: [{ storage_class: 'STANDARD_IA', noncurrent_days: 30 }],
    noncurrent_version_expiration: { noncurrent_days: 7 },
  };
  expect(problemsOf(bucketLifecycle, rule(block)).join()).toContain(
    'deletes noncurrent versions after 7 days',
  );
});

it.each([
  ['GLACIER', 'STANDARD_IA'],
  ['DEEP_ARCHIVE', 'GLACIER'],
  ['INTELLIGENT_TIERING', 'STANDARD_IA'],
  ['ONEZONE_IA', 'GLACIER_IR'],
])('finds a way from %s to %s, which S3 does not have', (from, to) => {
  expect(problemsOf(bucketLifecycle, rule({ transition: steps([to, 200], [from, 30]) }))).toEqual([
    `aws_s3_bucket_lifecycle_configuration.Logs: the rule logs moves objects to ${from} after 30 days and to ${to} after 200, and S3 has no such way`,
  ]);
});

it.each(['STANDARD_IA', 'ONEZONE_IA'])('finds objects that move to %s too early', (to) => {
  expect(problemsOf(bucketLifecycle, rule({ transition: steps([to, 29]) }))).toEqual([
    `aws_s3_bucket_lifecycle_configuration.Logs: the rule logs moves objects to ${to} after 29 days, and S3 takes 30 or more`,
  ]);
});

it.each<[object]>([
  [{ transition: steps(['GLACIER_IR', 0]) }],
  [{ noncurrent_version_transition: [{ storage_class: 'STANDARD_IA', noncurrent_days: 10 }] }],
  [{ transition: steps(['STANDARD_IA', 30], ['GLACIER', 90], ['DEEP_ARCHIVE', 180]) }],
  [{ transition: steps(['GLACIER', 90]), expiration: { days: 91 } }],
  [{ transition: steps(['GLACIER', 90]), expiration: { expired_object_delete_marker: true } }],
  [{ transition: steps(['GLACIER', 90]), noncurrent_version_expiration: { noncurrent_days: 7 } }],
  [{ transition: steps(['GLACIER', 90]), expiration: { days: 1 }, status: 'Disabled' }],
  [{ expiration: { days: 1 } }],
])('accepts %j', (block) => {
  expect(problemsOf(bucketLifecycle, rule(block))).toEqual([]);
  expect(unseenBy(bucketLifecycle, rule(block))).toEqual([]);
});

it('reads the rules that stand in the bucket itself', () => {
  const stack = stackOf({
    aws_s3_bucket: {
      Logs: {
        lifecycle_rule: [
          { enabled: true, transition: steps(['GLACIER', 90]), expiration: { days: 30 } },
        ],
      },
    },
  });
  expect(problemsOf(bucketLifecycle, stack).join()).toContain('a rule deletes objects');
});

it('says that it cannot see days that are not known', () => {
  expect(unseenBy(bucketLifecycle, rule({ expiration: { days: '${var.days}' } }))).toEqual([
    'aws_s3_bucket_lifecycle_configuration.Logs: the days of the rule logs for objects',
  ]);
});

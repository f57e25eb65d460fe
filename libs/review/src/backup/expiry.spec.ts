import { told, type Resources } from '../testing/planned';
import { compareExpiry } from './expiry';

const bucket = { Logs: { bucket: 'logs' } };

const rule = (days: number, prefix = ''): Resources => ({
  aws_s3_bucket: bucket,
  aws_s3_bucket_lifecycle_configuration: {
    Logs: {
      bucket: '${aws_s3_bucket.Logs.id}',
      rule: [{ id: 'old', status: 'Enabled', filter: [{ prefix }], expiration: [{ days }] }],
    },
  },
});

it('looks at objects that are deleted sooner, and not at those that are kept for longer', () => {
  expect(told(compareExpiry, { before: rule(30), after: rule(1) })).toEqual([
    '~ backup/look: logs (shop/Logs) now deletes objects after 1 day, before 30 days',
  ]);
  expect(told(compareExpiry, { before: rule(1), after: rule(30) })).toEqual([]);
});

it('looks at a rule that reaches what was kept', () => {
  expect(told(compareExpiry, { before: rule(30, 'tmp/'), after: rule(30) })).toEqual([
    '~ backup/look: logs (shop/Logs) now deletes objects after 30 days',
  ]);
  expect(
    told(compareExpiry, { before: { aws_s3_bucket: bucket }, after: rule(30, 'tmp/') }),
  ).toEqual(['~ backup/look: logs (shop/Logs) now deletes objects under tmp/ after 30 days']);
});

it('says nothing of a bucket that is new', () => {
  expect(told(compareExpiry, { before: {}, after: rule(1) })).toEqual([]);
});

import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { logsWithoutAcl } from './logs-without-acl';

const BUCKET = '${aws_s3_bucket.Logs.id}';
const logs = (resources: Resources) =>
  stackOf({
    aws_s3_bucket: { Logs: { bucket: 'logs' } },
    aws_cloudfront_distribution: {
      Site: { logging_config: [{ bucket: '${aws_s3_bucket.Logs.bucket_domain_name}' }] },
    },
    ...resources,
  });
const owned = (object_ownership: string, bucket = BUCKET): Resources => ({
  aws_s3_bucket_ownership_controls: { Logs: { bucket, rule: [{ object_ownership }] } },
});

it('finds a bucket without ownership controls', () => {
  expect(problemsOf(logsWithoutAcl, logs({}))).toEqual([
    'aws_cloudfront_distribution.Site: logs into aws_s3_bucket.Logs, which has no ownership controls and so no ACLs',
  ]);
});

it.each([
  ['BucketOwnerEnforced', 1],
  ['BucketOwnerPreferred', 0],
  ['ObjectWriter', 0],
  ['${var.ownership}', 0],
])('counts %s as %i problems', (ownership, count) => {
  expect(problemsOf(logsWithoutAcl, logs(owned(ownership)))).toHaveLength(count);
});

it('says that it cannot see whose controls those are', () => {
  const stack = logs(owned('ObjectWriter', '${var.bucket}'));
  expect(problemsOf(logsWithoutAcl, stack)).toEqual([]);
  expect(unseenBy(logsWithoutAcl, stack)).toEqual(['aws_s3_bucket.Logs: whether it takes ACLs']);
});

it('finds an ACL of a bucket without ownership controls', () => {
  const acl = (resources: Resources) =>
    stackOf({
      aws_s3_bucket: { Logs: {} },
      aws_s3_bucket_acl: { Logs: { bucket: BUCKET, acl: 'private' } },
      ...resources,
    });
  expect(problemsOf(logsWithoutAcl, acl({}))).toHaveLength(1);
  expect(problemsOf(logsWithoutAcl, acl(owned('BucketOwnerPreferred')))).toEqual([]);
});

import { problemsOf, stackOf } from '../testing/observe';
import { publicBucket } from './public-bucket';

const all = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const blocked = (block: object) => stackOf({ aws_s3_bucket_public_access_block: { B: block } });

it('finds switches that are off, or left out and so off', () => {
  expect(problemsOf(publicBucket, blocked({ ...all, ignore_public_acls: false }))).toEqual([
    'aws_s3_bucket_public_access_block.B: ignore_public_acls is not true',
  ]);
  expect(problemsOf(publicBucket, blocked({ block_public_acls: true })).join()).toContain(
    'are not true (left out means off)',
  );
});

it('accepts all four, and a bucket that says nothing', () => {
  expect(problemsOf(publicBucket, blocked(all))).toEqual([]);
  expect(problemsOf(publicBucket, stackOf({ aws_s3_bucket: { B: {} } }))).toEqual([]);
});

it.each([
  ['public-read', 1],
  ['private', 0],
])('counts the ACL %s as %i problems', (acl, count) => {
  expect(problemsOf(publicBucket, stackOf({ aws_s3_bucket_acl: { A: { acl } } }))).toHaveLength(
    count,
  );
});

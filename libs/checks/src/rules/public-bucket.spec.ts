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

const GROUPS = 'http://acs.amazonaws.com/groups';

it.each([
  ['global/AllUsers', ['aws_s3_bucket_acl.A: its ACL grants READ to AllUsers']],
  ['global/AuthenticatedUsers', ['aws_s3_bucket_acl.A: its ACL grants READ to AuthenticatedUsers']],
  ['s3/LogDelivery', []],
])('judges a grant to %s', (group, problems) => {
  const grant = { permission: 'READ', grantee: [{ type: 'Group', uri: `${GROUPS}/${group}` }] };
  const stack = stackOf({
    aws_s3_bucket_acl: { A: { access_control_policy: [{ grant: [grant] }] } },
  });
  expect(problemsOf(publicBucket, stack)).toEqual(problems);
});

it('finds a grant in a block of the bucket', () => {
  const grant = { type: 'Group', permissions: ['READ', 'WRITE'], uri: `${GROUPS}/global/AllUsers` };
  expect(problemsOf(publicBucket, stackOf({ aws_s3_bucket: { B: { grant: [grant] } } }))).toEqual([
    'aws_s3_bucket.B: its ACL grants READ, WRITE to AllUsers',
  ]);
});

it.each([
  ['public-read', 1],
  ['bucket-owner-full-control', 0],
])('counts an object with the ACL %s as %i problems', (acl, count) => {
  expect(problemsOf(publicBucket, stackOf({ aws_s3_object: { O: { acl } } }))).toHaveLength(count);
});

it('finds a multi-Region access point that allows public policies', () => {
  const point = (block: object) =>
    stackOf({
      aws_s3control_multi_region_access_point: {
        P: { details: [{ name: 'p', public_access_block: [block] }] },
      },
    });
  expect(problemsOf(publicBucket, point({ block_public_policy: false }))).toEqual([
    'aws_s3control_multi_region_access_point.P: turns off block_public_policy of its public access block',
  ]);
  expect(problemsOf(publicBucket, point({ block_public_policy: true }))).toEqual([]);
});

import { isUnknown, textOf } from '@archway/terraform';
import { flagOr, isStated } from '../estate/attributes';
import { problem, unseen, type Rule } from '../rule/rule';

const PUBLIC_ACLS = ['public-read', 'public-read-write', 'authenticated-read'];

const FLAGS = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

export const publicBucket: Rule = {
  id: 'public-bucket',
  group: 'exposure',
  severity: 'error',
  title: 'A bucket is public, or may be made so',
  looksFor:
    'Public canned ACLs, and public access blocks in which one of the four switches is not true: in the Terraform resource a switch that is left out is off. A bucket without such a resource is left alone, since AWS blocks public access to new buckets.',
  why: 'One careless ACL or policy then shows every object to the internet.',
  fix: 'Set all four switches, and serve public files through CloudFront with origin access control.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  *check(estate) {
    for (const stated of estate.all('aws_s3_bucket', 'aws_s3_bucket_acl')) {
      const acl = stated.attributes['acl'];
      if (isUnknown(acl) && isStated(acl)) yield unseen(stated, 'acl');
      if (PUBLIC_ACLS.includes(textOf(acl) ?? ''))
        yield problem(stated, `acl is ${textOf(acl)}`, 'acl');
    }
    const blocks = estate.all(
      'aws_s3_bucket_public_access_block',
      'aws_s3_account_public_access_block',
    );
    for (const block of blocks) {
      const off = FLAGS.filter((flag) => flagOr(block.attributes[flag], false) === false);
      const hidden = FLAGS.filter((flag) => isUnknown(block.attributes[flag]));
      if (off.length > 0) {
        const missing = off.some((flag) => !isStated(block.attributes[flag]));
        yield problem(
          block,
          `${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} not true${missing ? ' (left out means off)' : ''}`,
        );
      }
      if (hidden.length > 0) yield unseen(block, hidden.join(', '));
    }
  },
};

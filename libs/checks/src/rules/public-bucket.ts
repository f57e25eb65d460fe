import { blocksOf, isUnknown, textOf, textsOf, type ObjectValue } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { flagOr, isStated } from '../estate/attributes';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

const PUBLIC_ACLS = ['public-read', 'public-read-write', 'authenticated-read'];

const WITH_ACL = [
  'aws_s3_bucket',
  'aws_s3_bucket_acl',
  'aws_s3_object',
  'aws_s3_object_copy',
  'aws_s3_bucket_object',
];

/** Groups that are everybody: docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html */
const PUBLIC_GROUP = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

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
    'Public canned ACLs of buckets and objects, grants of ACLs to AllUsers or AuthenticatedUsers, access points and multi-Region access points with a switch of their public access block off, and public access blocks in which one of the four switches is not true: in the Terraform resource a switch that is left out is off. A bucket without such a resource is left alone, since AWS blocks public access to new buckets.',
  why: 'One careless ACL or policy then shows every object to the internet.',
  fix: 'Set all four switches, and serve public files through CloudFront with origin access control.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  *check(estate) {
    for (const stated of estate.all(...WITH_ACL)) {
      const acl = stated.attributes['acl'];
      if (isUnknown(acl) && isStated(acl)) yield unseen(stated, 'acl');
      if (PUBLIC_ACLS.includes(textOf(acl) ?? ''))
        yield problem(stated, `acl is ${textOf(acl)}`, 'acl');
      for (const { group, permission } of publicGrantsOf(stated)) {
        yield problem(
          stated,
          `its ACL grants ${permission} to ${group}`,
          `acl ${group} ${permission}`,
        );
      }
    }
    yield* accessPoints(estate);
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

interface PublicGrant {
  readonly group: string;
  readonly permission: string;
}

/** Grants in blocks of a bucket, of a separate ACL, and of a copy. */
function publicGrantsOf({ attributes }: Subject): readonly PublicGrant[] {
  const separate = blocksOf(attributes['access_control_policy']).flatMap(({ grant }) =>
    blocksOf(grant),
  );
  return [...blocksOf(attributes['grant']), ...separate].flatMap((grant) => {
    const [grantee = grant] = blocksOf(grant['grantee']);
    const group = PUBLIC_GROUP.exec(textOf(grantee['uri']) ?? '')?.[1];
    return group === undefined ? [] : [{ group, permission: permissionOf(grant) }];
  });
}

function permissionOf({ permission, permissions }: ObjectValue): string {
  return textOf(permission) ?? textsOf(permissions).join(', ');
}

/** New access points block everything unless a switch is turned off, for as long as they exist. */
function* accessPoints(estate: Estate): Iterable<Observation> {
  const blocks = [
    ...estate
      .all('aws_s3_access_point')
      .flatMap((point) =>
        blocksOf(point.attributes['public_access_block_configuration']).map(
          (block) => [point, block] as const,
        ),
      ),
    ...estate.all('aws_s3control_multi_region_access_point').flatMap((point) =>
      blocksOf(point.attributes['details'])
        .flatMap((details) => blocksOf(details['public_access_block']))
        .map((block) => [point, block] as const),
    ),
  ];
  for (const [point, block] of blocks) {
    const off = FLAGS.filter((flag) => flagOr(block[flag], true) === false);
    if (off.length > 0)
      yield problem(point, `turns off ${off.join(', ')} of its public access block`);
  }
}

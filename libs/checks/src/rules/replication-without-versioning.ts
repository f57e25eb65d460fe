import { blocksOf, textOf } from '@archway/terraform';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { keepsVersions } from '../lifecycle/bucket-versioning';
import { allows } from '../policy/policy';
import { roleLacks } from '../policy/role-lacks';
import { resourcePoliciesOf } from '../policy/stated-policies';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

/** Of each group S3 needs one: s3:GetObjectVersion takes in what the narrower action allows. */
const NEEDED = [
  ['s3:GetReplicationConfiguration'],
  ['s3:ListBucket'],
  ['s3:GetObjectVersionForReplication', 's3:GetObjectVersion'],
  ['s3:ReplicateObject'],
];

export const replicationWithoutVersioning: Rule = {
  id: 'replication-without-versioning',
  group: 'storage',
  severity: 'error',
  title: 'S3 replication lacks versioning or permissions',
  looksFor:
    'Replication configurations of S3 whose source or destination bucket is declared without enabled versioning, whose role is empty, or whose declared role has no policy that allows s3:GetReplicationConfiguration, s3:ListBucket, s3:GetObjectVersionForReplication and s3:ReplicateObject. Resources and conditions of the policies are not evaluated. A role with a policy that is not declared, such as one that AWS manages, is left alone.',
  why: 'S3 refuses replication without versioning or without a role at the apply. With a role that may not replicate, the apply succeeds and each object fails to replicate.',
  fix: 'Enable versioning for both buckets, with depends_on from the replication to it, and give the role the four actions.',
  awsPage: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html',
  *check(estate) {
    for (const replication of estate.all('aws_s3_bucket_replication_configuration')) {
      const rules = blocksOf(replication.attributes['rule']).filter(
        (rule) => textOf(rule['status']) !== 'Disabled',
      );
      const source = estate.target(replication, replication.attributes['bucket'], 'aws_s3_bucket');
      yield* versioning(estate, replication, 'source', source);
      const seen = new Set<string>();
      for (const to of rules.flatMap((rule) => blocksOf(rule['destination']))) {
        const bucket = estate.target(replication, to['bucket'], 'aws_s3_bucket');
        if (bucket !== undefined && seen.has(bucket.key)) continue;
        if (bucket !== undefined) seen.add(bucket.key);
        yield* versioning(estate, replication, 'destination', bucket);
      }
      yield* permissions(estate, replication);
    }
  },
};

function* versioning(
  estate: Estate,
  replication: Subject,
  side: 'source' | 'destination',
  bucket: Subject | undefined,
): Iterable<Observation> {
  const versions = bucket === undefined ? undefined : keepsVersions(estate, bucket);
  if (bucket === undefined || versions === undefined) {
    yield unseen(replication, `the versioning of its ${side} bucket`);
  } else if (!versions) {
    yield problem(
      replication,
      `its ${side} bucket ${bucket.address} does not have versioning enabled`,
      `${side} ${bucket.address}`,
    );
  }
}

function* permissions(estate: Estate, replication: Subject): Iterable<Observation> {
  const value = replication.attributes['role'];
  if (textOf(value) === '') {
    yield problem(replication, 'its role is empty', 'role');
    return;
  }
  const role = estate.target(replication, value, 'aws_iam_role');
  const lacks =
    role === undefined || allowedByBuckets(estate) === undefined
      ? undefined
      : roleLacks(estate, role, NEEDED);
  if (role === undefined || lacks === undefined) {
    yield unseen(replication, 'what its role allows');
    return;
  }
  const missing = lacks.filter((action) => allowedByBuckets(estate)?.has(action) !== true);
  if (missing.length === 0) return;
  yield problem(
    replication,
    `no policy of its role ${role.address} allows ${missing.join(', ')}`,
    `role ${role.address}`,
  );
}

/**
 * The needed actions that bucket policies allow: in the same account, they can allow what the policies of
 * the role do not. Undefined where one of them is not known.
 */
const allowedByBuckets = perEstate((estate: Estate): ReadonlySet<string> | undefined => {
  const policies = resourcePoliciesOf(estate)
    .filter(({ stated }) => stated.type === 'aws_s3_bucket_policy')
    .map(({ statements }) => statements);
  if (policies.includes(undefined)) return undefined;
  const statements = policies.flatMap((each) => each ?? []);
  return new Set(NEEDED.flat().filter((action) => statements.some((each) => allows(each, action))));
});

import { problemsOf, stackOf, unseenBy, type Resources } from '../testing/observe';
import { replicationWithoutVersioning } from './replication-without-versioning';

const ACTIONS = [
  's3:GetReplicationConfiguration',
  's3:ListBucket',
  's3:GetObjectVersionForReplication',
  's3:ReplicateObject',
];

const policy = (...actions: readonly string[]) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] });

const versioned = (bucket: string, status = 'Enabled') => ({
  bucket: `\${aws_s3_bucket.${bucket}.id}`,
  versioning_configuration: [{ status }],
});

const ROLE = { aws_iam_role: { R: { name: 'replication' } } };

const replication = (rest: Resources = {}, own: object = {}) =>
  stackOf(
    {
      aws_s3_bucket: { From: { bucket: 'from' }, To: { bucket: 'to' } },
      aws_s3_bucket_versioning: { From: versioned('From'), To: versioned('To') },
      ...ROLE,
      aws_iam_role_policy: {
        P: { role: '${aws_iam_role.R.id}', policy: policy(...ACTIONS) },
      },
      aws_s3_bucket_replication_configuration: {
        It: {
          bucket: '${aws_s3_bucket.From.id}',
          role: '${aws_iam_role.R.arn}',
          rule: [
            { status: 'Enabled', destination: [{ bucket: '${aws_s3_bucket.To.arn}' }] },
            { status: 'Enabled', destination: [{ bucket: '${aws_s3_bucket.To.arn}' }] },
          ],
          ...own,
        },
      },
      ...rest,
    },
    { variable: { it: {} } },
  );

const IT = 'aws_s3_bucket_replication_configuration.It';
const found = (...given: Parameters<typeof replication>) =>
  problemsOf(replicationWithoutVersioning, replication(...given));
const blind = (...given: Parameters<typeof replication>) =>
  unseenBy(replicationWithoutVersioning, replication(...given));

it('accepts versioning on both sides and a role that may replicate', () => {
  expect(found()).toEqual([]);
  expect(blind()).toEqual([]);
});

describe('versioning', () => {
  it.each([
    ['source', 'From', { To: versioned('To') }],
    ['source', 'From', { From: versioned('From', 'Suspended'), To: versioned('To') }],
    ['destination', 'To', { From: versioned('From') }],
  ])('finds a %s bucket without it', (side, name, aws_s3_bucket_versioning) => {
    expect(found({ aws_s3_bucket_versioning })).toEqual([
      `${IT}: its ${side} bucket aws_s3_bucket.${name} does not have versioning enabled`,
    ]);
  });

  it.each([[{ versioning: [{ enabled: true }] }], [{ object_lock_enabled: true }]])(
    'accepts a bucket with %j',
    (own) => {
      const aws_s3_bucket = { From: { bucket: 'from' }, To: { bucket: 'to', ...own } };
      expect(
        found({ aws_s3_bucket, aws_s3_bucket_versioning: { From: versioned('From') } }),
      ).toEqual([]);
    },
  );

  it.each([
    [{ From: versioned('From'), To: versioned('To', '${var.it}') }],
    [{ From: versioned('From'), Other: { ...versioned('To'), bucket: '${var.it}' } }],
  ])('says that it cannot see %j', (aws_s3_bucket_versioning) => {
    expect(found({ aws_s3_bucket_versioning })).toEqual([]);
    expect(blind({ aws_s3_bucket_versioning })).toEqual([
      `${IT}: the versioning of its destination bucket`,
    ]);
  });

  it('says that it cannot see a bucket of somebody else', () => {
    const rule = [{ status: 'Enabled', destination: [{ bucket: 'arn:aws:s3:::elsewhere' }] }];
    expect(found({}, { rule })).toEqual([]);
    expect(blind({}, { rule })).toEqual([`${IT}: the versioning of its destination bucket`]);
  });

  it('leaves the destination of a disabled rule alone', () => {
    const rule = [{ status: 'Disabled', destination: [{ bucket: '${aws_s3_bucket.To.arn}' }] }];
    expect(found({ aws_s3_bucket_versioning: { From: versioned('From') } }, { rule })).toEqual([]);
  });
});

describe('the role', () => {
  const granting = (...actions: readonly string[]): Resources => ({
    aws_iam_role_policy: { P: { role: '${aws_iam_role.R.id}', policy: policy(...actions) } },
  });

  it('is not empty', () => {
    expect(found({}, { role: '' })).toEqual([`${IT}: its role is empty`]);
  });

  it.each(ACTIONS)('needs %s', (action) => {
    expect(found(granting(...ACTIONS.filter((each) => each !== action)))).toEqual([
      `${IT}: no policy of its role aws_iam_role.R allows ${action}`,
    ]);
  });

  it.each([
    [['s3:*']],
    [['s3:Get*', 's3:List*', 's3:Replicate*']],
    [[...ACTIONS.filter((each) => !each.includes('Version')), 's3:GetObjectVersion']],
  ])('may have %j', (actions) => {
    expect(found(granting(...actions))).toEqual([]);
  });

  it('may be allowed by a bucket policy', () => {
    const rest = {
      ...granting(...ACTIONS.filter((each) => each !== 's3:ReplicateObject')),
      aws_s3_bucket_policy: {
        To: { bucket: '${aws_s3_bucket.To.id}', policy: policy('s3:ReplicateObject') },
      },
    };
    expect(found(rest)).toEqual([]);
  });

  it.each<[string, Resources, object?]>([
    ['a role elsewhere', {}, { role: 'arn:aws:iam::111122223333:role/elsewhere' }],
    ['a role without a declared policy', { aws_iam_role_policy: {} }],
    ['an action that is not known', granting('s3:GetObject', '${var.it}')],
    [
      'a policy that AWS manages',
      {
        ...granting('s3:GetObject'),
        aws_iam_role_policy_attachment: {
          A: {
            role: '${aws_iam_role.R.name}',
            policy_arn: 'arn:aws:iam::aws:policy/AmazonS3FullAccess',
          },
        },
      },
    ],
    [
      'a policy that may be of it',
      {
        aws_iam_role_policy: {
          P: { role: '${aws_iam_role.R.id}', policy: policy('s3:GetObject') },
          Q: { role: '${var.it}', policy: policy(...ACTIONS) },
        },
      },
    ],
  ])('is not judged with %s', (_, rest, own = {}) => {
    expect(found(rest, own)).toEqual([]);
    expect(blind(rest, own)).toEqual([`${IT}: what its role allows`]);
  });
});

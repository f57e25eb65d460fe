import type { Subject } from '@archway/checks';
import { blocksOf, flagOf, isUnknown, textOf, textsOf, type ObjectValue } from '@archway/terraform';
import type { Comparison } from '../comparison/comparison';
import { nameOf, sidesOf, type Sides } from '../side/sides';
import { ACLS, blockedBy } from './public-access-block';

/** An argument that opens a resource to everybody, without any policy. */
interface Exposure {
  readonly type: string;
  readonly argument: string;
  /** Whether it is open; undefined where that is not known. */
  readonly isOpen: (attributes: ObjectValue) => boolean | undefined;
  /** What is true of an open one, after its name. */
  readonly open: string;
  /** What is true of one that is no longer open. */
  readonly closed: string;
}

const flag = (argument: string) => (attributes: ObjectValue) => {
  const value = attributes[argument];
  return isUnknown(value) ? undefined : flagOf(value) === true;
};

const text = (argument: string, values: readonly string[]) => (attributes: ObjectValue) => {
  const value = attributes[argument];
  return isUnknown(value) ? undefined : textsOf(value).some((each) => values.includes(each));
};

const IN_PUBLIC = {
  argument: 'publicly_accessible',
  isOpen: flag('publicly_accessible'),
  open: 'has an address on the internet (publicly_accessible)',
  closed: 'no longer has an address on the internet',
};

/** Canned ACLs that let in everybody, or everybody with an account of AWS. */
const PUBLIC_ACLS = ['public-read', 'public-read-write', 'authenticated-read'];

const ACL = {
  argument: 'acl',
  isOpen: (attributes: ObjectValue) =>
    grantsEverybody(attributes) || text('acl', PUBLIC_ACLS)(attributes),
  open: 'can be read by everybody (its ACL)',
  closed: 'is no longer open to everybody by its ACL',
};

const OPEN_METHOD = {
  open: 'can be called by everybody (no authorization)',
  closed: 'asks callers for authorization',
};

const EXPOSURES: readonly Exposure[] = [
  ...[
    'aws_db_instance',
    'aws_rds_cluster_instance',
    'aws_redshift_cluster',
    'aws_redshiftserverless_workgroup',
    'aws_dms_replication_instance',
    'aws_mq_broker',
  ].map((type) => ({ type, ...IN_PUBLIC })),
  { type: 'aws_s3_bucket', ...ACL },
  { type: 'aws_s3_bucket_acl', ...ACL },
  {
    ...{ type: 'aws_lambda_function_url', argument: 'authorization_type' },
    isOpen: text('authorization_type', ['NONE']),
    ...OPEN_METHOD,
  },
  {
    ...{ type: 'aws_api_gateway_method', argument: 'authorization' },
    isOpen: (attributes) =>
      textOf(attributes['http_method']) === 'OPTIONS'
        ? false
        : text('authorization', ['NONE'])(attributes),
    ...OPEN_METHOD,
  },
  {
    ...{ type: 'aws_apigatewayv2_route', argument: 'authorization_type' },
    isOpen: (attributes) =>
      isUnknown(attributes['authorization_type'])
        ? undefined
        : (textOf(attributes['authorization_type']) ?? 'NONE') === 'NONE',
    ...OPEN_METHOD,
  },
  {
    ...{ type: 'aws_ami_launch_permission', argument: 'group' },
    isOpen: text('group', ['all']),
    open: 'lets everybody launch the image',
    closed: 'no longer lets everybody launch the image',
  },
  ...['aws_db_snapshot', 'aws_db_cluster_snapshot'].map((type) => ({
    ...{ type, argument: 'shared_accounts' },
    isOpen: text('shared_accounts', ['all']),
    open: 'can be restored by everybody',
    closed: 'can no longer be restored by everybody',
  })),
];

/** Databases, functions, images and snapshots that are opened to everybody by an argument. */
export const exposures: Comparison = (compared) => {
  const sides = sidesOf(compared);
  return EXPOSURES.flatMap((exposure) =>
    sides.planned.all(exposure.type).flatMap((subject) => {
      const change = sides.changeOf(subject);
      if (change === undefined) return [];
      const earlier = sides.prior.find(sides.planned.keyOf(subject));
      return told(exposure, earlier, subject, blockOf(exposure, subject, sides));
    }),
  );
};

function told(
  { isOpen, argument, open, closed }: Exposure,
  earlier: Subject | undefined,
  subject: Subject,
  blocked: string | undefined,
): ReturnType<Comparison> {
  const before = earlier === undefined ? false : isOpen(earlier.attributes);
  const after = isOpen(subject.attributes);
  if (before === after || after === undefined || before === undefined) return [];
  const about = { topic: 'access', address: subject.address, explains: [argument] } as const;
  const name = nameOf(subject);
  if (!after) return [{ ...about, sign: 'removed', text: `${name} ${closed}` }];
  const how = earlier === undefined ? `${name}, which is new,` : `${name} now`;
  return [
    {
      ...{ ...about, sign: 'added', text: `${how} ${open}${blocked ?? ''}` },
      concern:
        blocked === undefined
          ? { kind: 'public', level: 'stop' }
          : { kind: 'privilege', level: 'look' },
    },
  ];
}

/** Why an ACL of a bucket comes to nothing. */
function blockOf(exposure: Exposure, subject: Subject, sides: Sides): string | undefined {
  if (exposure.argument !== 'acl') return undefined;
  const { planned } = sides;
  const key =
    subject.type === 'aws_s3_bucket'
      ? planned.keyOf(subject)
      : planned.named(subject, subject.attributes['bucket'], 'aws_s3_bucket')?.key;
  return key === undefined ? undefined : blockedBy(key, sides, ACLS);
}

/** Groups of S3 that stand for everybody, and for everybody with an account. */
function grantsEverybody(attributes: ObjectValue): boolean {
  return blocksOf(attributes['access_control_policy'])
    .flatMap((policy) => blocksOf(policy['grant']))
    .flatMap((grant) => blocksOf(grant['grantee']))
    .some(({ uri }) =>
      /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/.test(textOf(uri) ?? ''),
    );
}

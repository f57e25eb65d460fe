import { labelOf, type Subject } from '@archway/checks';
import { flagOf, isUnknown } from '@archway/terraform';
import type { Comparison } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { sidesOf, type Side, type Sides } from '../side/sides';

const ACCOUNT = 'aws_s3_account_public_access_block';

const TYPES = ['aws_s3_bucket_public_access_block', ACCOUNT] as const;

/** What a flag does to a policy or an ACL that lets everybody in. */
export interface Blocking {
  /** AWS does not take it, and the apply fails. */
  readonly refuses: (typeof FLAGS)[number];
  /** AWS takes it, and gives nobody from outside of the account anything by it. */
  readonly ignores: (typeof FLAGS)[number];
}

export const POLICIES: Blocking = {
  ...{ refuses: 'block_public_policy', ignores: 'restrict_public_buckets' },
};

export const ACLS: Blocking = { refuses: 'block_public_acls', ignores: 'ignore_public_acls' };

const FLAGS = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
] as const;

/** Blocks of public access to buckets that go, open or come. */
export const publicAccessBlocks: Comparison = (compared) => {
  const sides = sidesOf(compared);
  const before = blocksIn(sides.prior);
  const after = blocksIn(sides.planned);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    ofBucket(key, before.get(key), after.get(key), sides),
  );
};

/**
 * Why what lets everybody into a bucket comes to nothing, as the end of a sentence; undefined where it
 * does let them in. AWS takes the stricter one of the bucket's block and the account's, and what is
 * refused is only what comes later ("Blocking public access to your Amazon S3 storage",
 * access-control-block-public-access.html).
 */
export function blockedBy(
  bucket: string,
  sides: Sides,
  { refuses, ignores }: Blocking,
): string | undefined {
  const [before, after] = [sides.prior, sides.planned].map((side) => {
    const blocks = blocksIn(side);
    return [bucket, ACCOUNT].flatMap((key) => blocks.get(key)?.on ?? []);
  });
  // New buckets have all flags on until something takes them away.
  const isFirst = sides.isNew(bucket) || before?.includes(refuses) === true;
  if (after?.includes(refuses) === true && isFirst) {
    return `, which AWS refuses (${refuses} of its public access block)`;
  }
  return after?.includes(ignores) === true
    ? `, which AWS ignores for everybody outside of the account (${ignores} of its public access block)`
    : undefined;
}

interface Block {
  readonly stated: Subject;
  /** What is blocked, as a person calls it. */
  readonly target: string;
  readonly on: readonly string[];
  /** Flags whose value is not known before the apply. */
  readonly unknown: readonly string[];
}

const known = new WeakMap<Side, ReadonlyMap<string, Block>>();

/** The blocks of a side by what they are for; each bucket asks for them. */
function blocksIn(side: Side): ReadonlyMap<string, Block> {
  const found = known.get(side) ?? findBlocks(side);
  known.set(side, found);
  return found;
}

function findBlocks(side: Side): ReadonlyMap<string, Block> {
  return new Map(
    side.all(...TYPES).map((stated) => {
      const { attributes, type } = stated;
      const bucket =
        type === ACCOUNT
          ? { key: type, text: 'all buckets of the account' }
          : side.named(stated, attributes['bucket'], 'aws_s3_bucket');
      const on = FLAGS.filter((name) => flagOf(attributes[name]) === true);
      const unknown = FLAGS.filter((name) => isUnknown(attributes[name]));
      const { key, text: target } = bucket ?? {
        key: side.keyOf(stated),
        text: `what ${labelOf(stated)} is for`,
      };
      return [key, { stated, target, on, unknown }];
    }),
  );
}

function ofBucket(
  key: string,
  before: Block | undefined,
  after: Block | undefined,
  sides: Sides,
): readonly Meaning[] {
  const isGone = sides.prior.find(key) !== undefined && sides.planned.find(key) === undefined;
  const stated = (after ?? before)?.stated;
  if (stated === undefined || isGone) return [];
  const target = after?.target ?? before?.target ?? '';
  const address = sides.changeOf(stated)?.address ?? stated.address;
  const about = { topic: 'access', explains: FLAGS, address } as const;
  const opened = FLAGS.filter(
    (name) =>
      before?.on.includes(name) && !after?.on.includes(name) && !after?.unknown.includes(name),
  );
  const closed = FLAGS.filter((name) => after?.on.includes(name) && !before?.on.includes(name));
  const open: Meaning = {
    ...{ ...about, sign: 'removed' },
    text: `${target} no longer has its public access blocked (${opened.join(', ')})`,
    concern: { kind: 'public', level: 'stop' },
  };
  const close: Meaning = {
    ...{ ...about, sign: 'added' },
    text: `${target} has its public access blocked (${closed.join(', ')})`,
  };
  return [
    ...(opened.length > 0 ? [open] : []),
    ...(closed.length > 0 && !sides.isNew(key) ? [close] : []),
  ];
}

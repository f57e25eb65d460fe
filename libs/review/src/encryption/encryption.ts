import { labelOf, type Subject } from '@archway/checks';
import type { Comparison } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf, type Sides } from '../side/sides';
import { BY_AWS, type Strength } from './key';
import { bucketStrength, STORES, type Store } from './stores';

const BUCKET = 'aws_s3_bucket_server_side_encryption_configuration';

/** What is no longer encrypted, encrypted by another key, or better encrypted. */
export const encryption: Comparison = (compared) => {
  const sides = sidesOf(compared);
  const stores = STORES.flatMap((store) =>
    sides.planned.all(store.type).flatMap((subject) => ofStore(store, subject, sides)),
  );
  return [...stores, ...buckets(sides)];
};

function ofStore(store: Store, subject: Subject, sides: Sides): readonly Meaning[] {
  const change = sides.changeOf(subject);
  const earlier = sides.prior.find(sides.planned.keyOf(subject));
  if (change === undefined || earlier === undefined) return [];
  const before = store.strength(earlier, sides.prior);
  const after = store.strength(subject, sides.planned);
  const about = { address: change.address, explains: store.arguments };
  return compared(nameOf(subject), before, after, about);
}

/** A bucket's encryption is a resource of its own: where it goes, the bucket has the default. */
function buckets(sides: Sides): readonly Meaning[] {
  const [before, after] = [configurations(sides, 'prior'), configurations(sides, 'planned')];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [earlier, now] = [before.get(key), after.get(key)];
    const bucket = sides.planned.find(key);
    const isGone = bucket === undefined && sides.prior.find(key) !== undefined;
    const stated = now ?? earlier;
    if (isGone || sides.isNew(key) || stated === undefined) return [];
    const change = sides.changeOf(stated);
    if (change === undefined) return [];
    return compared(
      bucket === undefined ? `the bucket of ${labelOf(stated)}` : nameOf(bucket),
      earlier === undefined ? BY_AWS : bucketStrength(earlier, sides.prior),
      now === undefined ? BY_AWS : bucketStrength(now, sides.planned),
      { address: change.address, explains: ['rule'] },
    );
  });
}

function configurations(sides: Sides, which: 'prior' | 'planned'): ReadonlyMap<string, Subject> {
  const side = sides[which];
  return new Map(
    side.all(BUCKET).map((stated) => {
      const bucket = side.named(stated, stated.attributes['bucket'], 'aws_s3_bucket');
      return [bucket?.key ?? side.keyOf(stated), stated];
    }),
  );
}

function compared(
  name: string,
  before: Strength | undefined,
  after: Strength | undefined,
  about: Pick<Meaning, 'address' | 'explains'>,
): readonly Meaning[] {
  if (before === undefined || after === undefined || before.key === after.key) return [];
  const concern = concernOf(before, after);
  const sign =
    after.rank > before.rank ? 'added' : after.rank < before.rank ? 'removed' : 'changed';
  return [
    {
      ...{ topic: 'encryption', ...about, sign },
      text: `${name} is ${after.text} (so far ${before.text})`,
      ...(concern === undefined ? {} : { concern }),
    },
  ];
}

function concernOf(before: Strength, after: Strength): Meaning['concern'] {
  if (after.rank < before.rank) {
    return { kind: 'encryption', level: after.rank === 0 ? 'stop' : 'look' };
  }
  // Whoever reads needs the new key, and what is stored keeps the old one.
  const isOther = after.rank === 2 && before.rank === 2;
  return isOther ? { kind: 'encryption', level: 'note' } : undefined;
}

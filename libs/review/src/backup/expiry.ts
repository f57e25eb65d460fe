import type { Subject } from '@archway/checks';
import { blocksOf, numberOf, textOf, type ObjectValue } from '@archway/terraform';
import { stable } from '../change/document';
import type { Compared } from '../comparison/comparison';
import { days } from '../guards/kinds';
import type { Meaning } from '../review/review';
import { sidesOf, type Side } from '../side/sides';

/** What a lifecycle rule deletes, and after how many days. */
interface Expiry {
  /** What it deletes, such as `objects under tmp/`. */
  readonly what: string;
  readonly days: number;
}

/** Buckets whose rules delete what they kept, or delete it earlier. A new bucket has nothing to lose. */
export function compareExpiry(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  const before = new Map(
    sides.prior
      .all('aws_s3_bucket_lifecycle_configuration')
      .map((each) => [bucketOf(sides.prior, each)?.key, expiriesOf(each)]),
  );
  return sides.planned.all('aws_s3_bucket_lifecycle_configuration').flatMap((stated) => {
    const change = sides.changeOf(stated);
    const bucket = bucketOf(sides.planned, stated);
    if (change === undefined || bucket === undefined || sides.isNew(bucket.key)) return [];
    const old = before.get(bucket.key) ?? [];
    return expiriesOf(stated).flatMap((expiry): readonly Meaning[] => {
      const same = old.filter(({ what }) => what === expiry.what);
      const soonest = Math.min(...same.map((each) => each.days));
      if (soonest <= expiry.days) return [];
      const so = same.length === 0 ? '' : `, before ${days(soonest)}`;
      return [
        {
          ...{ topic: 'backup', address: change.address, sign: 'changed', explains: ['rule'] },
          text: `${bucket.text} now deletes ${expiry.what} after ${days(expiry.days)}${so}`,
          concern: { kind: 'backup', level: 'look' },
        },
      ];
    });
  });
}

function bucketOf(side: Side, stated: Subject): ReturnType<Side['named']> {
  return side.named(stated, stated.attributes['bucket'], 'aws_s3_bucket');
}

function expiriesOf({ attributes }: Subject): readonly Expiry[] {
  return blocksOf(attributes['rule'])
    .filter((rule) => textOf(rule['status']) === 'Enabled')
    .flatMap((rule) => {
      const [current] = blocksOf(rule['expiration']);
      const [noncurrent] = blocksOf(rule['noncurrent_version_expiration']);
      const where = whereOf(rule);
      return [
        { what: `objects${where}`, days: numberOf(current?.['days']) },
        { what: `noncurrent versions${where}`, days: numberOf(noncurrent?.['noncurrent_days']) },
      ];
    })
    .flatMap(({ what, days: after }) =>
      after === undefined || after === 0 ? [] : [{ what, days: after }],
    );
}

/** Such as ` under tmp/`; empty for the whole bucket. */
function whereOf(rule: ObjectValue): string {
  const [filter] = blocksOf(rule['filter']);
  const [and] = blocksOf(filter?.['and']);
  const prefix = [rule['prefix'], filter?.['prefix'], and?.['prefix']]
    .map(textOf)
    .find((text) => text !== undefined && text !== '');
  const tags = [...blocksOf(filter?.['tag']), ...blocksOf(and?.['tags'])].map(stable);
  const under = prefix === undefined ? '' : ` under ${prefix}`;
  return tags.length === 0 ? under : `${under} with the tags ${tags.join(', ')}`;
}

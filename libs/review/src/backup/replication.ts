import { blocksOf, textOf, unknownsIn, type ObjectValue } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf } from '../side/sides';
import { unseenText } from '../side/unseen';

/** Copies that are made no more: rules of a bucket's replication, and replicas of a table. */
export function compareReplication(compared: Compared): readonly Meaning[] {
  return [
    ...lostParts(
      compared,
      'aws_s3_bucket_replication_configuration',
      'rule',
      activeRules,
      (name) => `no longer replicates by the rule ${name}`,
    ),
    ...lostParts(
      compared,
      'aws_dynamodb_table',
      'replica',
      replicas,
      (region) => `has no replica in ${region} any more`,
    ),
  ];
}

function lostParts(
  compared: Compared,
  type: string,
  attribute: string,
  partsOf: (attributes: ObjectValue) => readonly string[],
  text: (part: string) => string,
): readonly Meaning[] {
  const sides = sidesOf(compared);
  return sides.planned.all(type).flatMap((after): readonly Meaning[] => {
    const before = sides.prior.find(sides.planned.keyOf(after));
    const change = sides.changeOf(after);
    if (before === undefined || change === undefined) return [];
    const line = { topic: 'backup', address: change.address, explains: [attribute] } as const;
    const left = new Set(partsOf(after.attributes));
    const gone = partsOf(before.attributes).filter((part) => !left.has(part));
    const [unseen] = unknownsIn(after.attributes[attribute] ?? null);
    if (gone.length > 0 && unseen !== undefined) {
      const what = `${nameOf(after)}: ${attribute} cannot be seen: ${unseenText(unseen)}`;
      return [
        { ...line, sign: 'changed', text: what, concern: { kind: 'incomplete', level: 'note' } },
      ];
    }
    return gone.map((part) => ({
      ...line,
      sign: 'removed',
      text: `${nameOf(after)} ${text(part)}`,
      concern: { kind: 'backup', level: 'look' },
    }));
  });
}

function activeRules(attributes: ObjectValue): readonly string[] {
  return blocksOf(attributes['rule'])
    .filter((rule) => textOf(rule['status']) === 'Enabled')
    .map((rule) => textOf(rule['id']) ?? textOf(rule['prefix']) ?? 'without a name');
}

function replicas(attributes: ObjectValue): readonly string[] {
  return blocksOf(attributes['replica']).flatMap((replica) => textOf(replica['region_name']) ?? []);
}

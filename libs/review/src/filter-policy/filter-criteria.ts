import type { Subject } from '@archway/checks';
import { blocksOf, isUnknown, textOf } from '@archway/terraform';
import type { Meaning } from '../review/review';
import { nameOf } from '../side/sides';
import { compareFilters } from './compare-filters';
import { demandsOf, isFilter, type Filter } from './pattern';

/** Criteria of an event source mapping: any of several patterns lets an event through. */
export function filterCriteria(before: Subject, after: Subject): readonly Meaning[] {
  const [old, now] = [patternsOf(before), patternsOf(after)];
  if (old === undefined || now === undefined) return [];
  const name = nameOf(after);
  const line = (sign: Meaning['sign'], text: string): Meaning => ({
    ...{ topic: 'filter', address: after.address, explains: ['filter_criteria'], sign },
    text: `${name} ${text}`,
  });
  const added = [...now.keys()].filter((key) => !old.has(key));
  const removed = [...old.keys()].filter((key) => !now.has(key));
  const [first, last] = [now.get(added[0] ?? ''), old.get(removed[0] ?? '')];
  if (old.size <= 1 && now.size <= 1) {
    return compareFilters(last, first).map(({ sign, text }) => line(sign, text));
  }
  return [
    ...added.map((key) => line('added', `now lets events through where ${words(now.get(key))}`)),
    ...removed.map((key) =>
      line('removed', `no longer lets events through where ${words(old.get(key))}`),
    ),
  ];
}

function words(filter: Filter = {}): string {
  return demandsOf(filter)
    .map(({ name, values }) => `${name} is ${values.join(' or ')}`)
    .join(' and ');
}

/** Patterns by their text in one order; undefined where one is not known. */
function patternsOf({ attributes }: Subject): ReadonlyMap<string, Filter> | undefined {
  const criteria = attributes['filter_criteria'];
  const filters = blocksOf(criteria).flatMap((block) => blocksOf(block['filter']));
  if (isUnknown(criteria) && criteria.references.length > 0) return undefined;
  const patterns = new Map<string, Filter>();
  for (const { pattern } of filters) {
    const parsed = parsedPattern(textOf(pattern));
    if (parsed === undefined) return undefined;
    patterns.set(JSON.stringify(ordered(parsed)), parsed);
  }
  return patterns;
}

function parsedPattern(text: string | undefined): Filter | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return isFilter(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered).sort((a, b) => compare(a, b));
  if (!isFilter(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compare(a, b))
      .map(([key, item]) => [key, ordered(item)]),
  );
}

function compare(a: unknown, b: unknown): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

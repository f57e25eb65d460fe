import type { Condition } from '@archway/checks';
import type { Shift } from './compare-grants';
import type { Scope } from './scope';

/** Grants that a person reads as one line: the same actions on the same resources. */
export interface Phrase {
  readonly effect: 'Allow' | 'Deny';
  readonly who: readonly Scope[];
  readonly actions: readonly Scope[];
  readonly resources: readonly Scope[];
  readonly conditions: readonly Condition[];
  /** The address of the resource that states it. */
  readonly stated: string;
  readonly shifts: readonly Shift[];
}

/** Puts grants together again into as few lines as tell them all; each line is about one resource. */
export function phrasesOf(shifts: readonly Shift[]): readonly Phrase[] {
  const single = shifts.map((shift): Phrase => {
    const { effect, who, action, resource, conditions, stated } = shift.grant;
    return {
      ...{ effect, conditions, stated, shifts: [shift] },
      ...{ who: [who], actions: [action], resources: [resource] },
    };
  });
  const joined = (['actions', 'resources', 'who'] as const).reduce<readonly Phrase[]>(
    joinedBy,
    single,
  );
  return joinedBySource(joined);
}

/** Phrases that differ in one part only become one. */
function joinedBy(
  phrases: readonly Phrase[],
  part: 'actions' | 'resources' | 'who',
): readonly Phrase[] {
  const joined = new Map<string, Phrase>();
  for (const phrase of phrases) {
    const key = JSON.stringify({
      ...phrase,
      [part]: [],
      shifts: stoodFor(phrase),
    });
    const known = joined.get(key);
    joined.set(
      key,
      known === undefined
        ? phrase
        : {
            ...known,
            [part]: withoutRepeats([...known[part], ...phrase[part]]),
            shifts: [...known.shifts, ...phrase.shifts],
          },
    );
  }
  return [...joined.values()];
}

/** A statement for each of several sources says the same as one statement with all of them. */
function joinedBySource(phrases: readonly Phrase[]): readonly Phrase[] {
  const joined = new Map<string, Phrase>();
  for (const phrase of phrases) {
    const others = phrase.conditions.filter((each) => !isSource(each));
    const key = JSON.stringify({ ...phrase, conditions: others, shifts: stoodFor(phrase) });
    const sources = phrase.conditions.filter(isSource);
    const known = sources.length === 1 ? joined.get(key) : undefined;
    if (known === undefined) {
      joined.set(sources.length === 1 ? key : JSON.stringify(phrase), phrase);
      continue;
    }
    joined.set(key, {
      ...known,
      shifts: [...known.shifts, ...phrase.shifts],
      conditions: known.conditions.map((each) =>
        isSource(each)
          ? { ...each, values: [...each.values, ...sources.flatMap(({ values }) => values)] }
          : each,
      ),
    });
  }
  return [...joined.values()];
}

function isSource({ operator, key }: Condition): boolean {
  return operator === 'ArnLike' && key === 'aws:sourcearn';
}

/** What takes the place of others is told with them, and apart from what does not. */
function stoodFor({ shifts }: Phrase): boolean {
  return shifts.some(({ instead }) => instead.length > 0);
}

/** Values without their repetitions, by what they say. */
export function withoutRepeats<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

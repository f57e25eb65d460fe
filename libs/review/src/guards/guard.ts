import type { Subject } from '@archway/checks';
import { blocksOf, isUnknown, type ObjectValue, type Value } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';
import type { ConcernKind, Level, Meaning, Topic } from '../review/review';
import { nameOf, sidesOf, type Sides } from '../side/sides';
import { isSameUnseen, unseenIn, unseenText } from '../side/unseen';

/** What a change of a guard means. */
export interface GuardChange {
  /** What follows the name of the resource, such as `can be deleted: deletion_protection is off`. */
  readonly text: string;
  /** Whether something is guarded less than before. */
  readonly lost: boolean;
  /** How much that weighs. @default - as all of the topic */
  readonly level?: Level;
}

/** An attribute that guards something: a protection, a retention, a copy. */
export interface Guard {
  readonly types: readonly string[];
  /** The attribute at the top of the resource, and what is within it. */
  readonly path: readonly [string, ...string[]];
  /** @returns undefined where the change means nothing */
  readonly tell: (
    before: Value | undefined,
    after: Value | undefined,
    both: Both,
  ) => GuardChange | undefined;
}

/** A resource on both sides. */
export interface Both {
  readonly before: Subject;
  readonly after: Subject;
}

/** What the lines about some guards are about. */
export interface GuardTopic {
  readonly topic: Topic;
  readonly kind: ConcernKind;
  /** @default 'look' */
  readonly level?: Level;
}

/** What changes for what is there before and after the apply. */
export function compareGuards(
  compared: Compared,
  guards: readonly Guard[],
  about: GuardTopic,
): readonly Meaning[] {
  const sides = sidesOf(compared);
  const byType = new Map<string, Guard[]>();
  for (const guard of guards) {
    for (const type of guard.types) byType.set(type, [...(byType.get(type) ?? []), guard]);
  }
  return sides.planned.all(...byType.keys()).flatMap((after) => {
    const before = sides.prior.find(sides.planned.keyOf(after));
    const change = sides.changeOf(after);
    if (before === undefined || change === undefined) return [];
    return (byType.get(after.type) ?? []).flatMap((guard) =>
      lineOf(guard, { before, after }, change.address, about),
    );
  });
}

function lineOf(
  guard: Guard,
  both: Both,
  address: string,
  { topic, kind, level = 'look' }: GuardTopic,
): readonly Meaning[] {
  const [was, is] = [within(both.before, guard.path), within(both.after, guard.path)];
  const line = { topic, address, sign: 'changed', explains: [guard.path[0]] } as const;
  const name = nameOf(both.after);
  if (isUnknown(was) && isUnknown(is) && isSameUnseen(was, is)) return [];
  const unseen = [is, was].find((value) => isUnknown(value));
  if (isUnknown(unseen)) {
    // What nobody states is left to the provider: of interest only where it guarded.
    if (unseenIn(unseen).length === 0 && guard.tell(was, undefined, both)?.lost !== true) return [];
    const text = `${name}: ${guard.path.join('.')} cannot be seen: ${unseenText(unseen)}`;
    return [{ ...line, text, concern: { kind: 'incomplete', level: 'note' } }];
  }
  const told = guard.tell(was, is, both);
  if (told === undefined) return [];
  const text = `${name} ${told.text}`;
  return [
    { ...line, text, ...(told.lost ? { concern: { kind, level: told.level ?? level } } : {}) },
  ];
}

function within({ attributes }: Subject, path: readonly string[]): Value | undefined {
  return valueAt(attributes, path);
}

/** A value within blocks; of blocks that repeat, that of the first. What cannot be seen is returned as it is. */
export function valueAt(attributes: ObjectValue, path: readonly string[]): Value | undefined {
  const [name = '', ...rest] = path;
  const value = attributes[name];
  if (rest.length === 0 || isUnknown(value)) return value;
  const [block] = blocksOf(value);
  return block === undefined ? undefined : valueAt(block, rest);
}

/** Resources by which something is guarded, and what is told when one goes. */
export interface Removal {
  readonly types: readonly string[];
  /** What is told of the one that goes; undefined where nothing is lost. */
  readonly tell: (subject: Subject, sides: Sides) => string | undefined;
  /** How much that weighs. @default - as all of the topic */
  readonly level?: (sides: Sides) => Level;
}

/**
 * Guards that are destroyed. One that goes together with what it guards takes nothing away: whoever
 * tells it looks at that.
 */
export function compareRemovals(
  compared: Compared,
  removals: readonly Removal[],
  { topic, kind, level = 'look' }: GuardTopic,
): readonly Meaning[] {
  const sides = sidesOf(compared);
  return removals.flatMap(({ types, tell, level: levelOf = () => level }) =>
    sides.prior.all(...types).flatMap((subject): readonly Meaning[] => {
      if (sides.planned.find(sides.prior.keyOf(subject)) !== undefined) return [];
      const change = sides.changeOf(subject);
      // What is forgotten is there still.
      if (change?.action !== 'delete') return [];
      const text = tell(subject, sides);
      if (text === undefined) return [];
      return [
        {
          topic,
          address: change.address,
          sign: 'removed',
          text,
          explains: [],
          concern: { kind, level: levelOf(sides) },
        },
      ];
    }),
  );
}

/**
 * Whether what an attribute of the state names goes as well; what is not in the plan stays, as far as can
 * be seen.
 */
export function goesToo(
  sides: Sides,
  from: Subject,
  attribute: string,
  ...types: readonly string[]
): boolean {
  const named = sides.prior.named(from, from.attributes[attribute], ...types);
  return named?.subject !== undefined && sides.planned.find(named.key) === undefined;
}

import type { Sides } from '../side/sides';
import { groupsOf, type Direction, type Group, type GroupRule } from './group-rules';
import { peersKey } from './traffic';

/** A security group before and after. */
export interface GroupPair {
  readonly key: string;
  readonly prior: Group | undefined;
  readonly planned: Group | undefined;
  /** The rules before the apply. */
  readonly before: readonly GroupRule[];
  /** The rules after it. */
  readonly now: readonly GroupRule[];
}

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

const known = new WeakMap<Sides, ReadonlyMap<string, GroupPair>>();

/** Every security group of both sides by its key. */
export function groupPairs(sides: Sides): ReadonlyMap<string, GroupPair> {
  const found = known.get(sides) ?? makePairs(sides);
  known.set(sides, found);
  return found;
}

function makePairs({ prior, planned }: Sides): ReadonlyMap<string, GroupPair> {
  const before = groupsOf(prior);
  const now = groupsOf(planned);
  const keys = [...new Set([...now.keys(), ...before.keys()])];
  return new Map(
    keys.map((key) => {
      const pair = { key, prior: before.get(key), planned: now.get(key) };
      return [key, { ...pair, ...rulesOf(pair) }];
    }),
  );
}

/**
 * Blocks that nobody wrote into a group are filled in by the provider with all rules of the group, those
 * of separate resources too. Where they stay as they are in the plan, those of a separate resource that
 * goes are therefore still among them.
 */
function rulesOf({ prior, planned }: Pick<GroupPair, 'prior' | 'planned'>): {
  readonly before: readonly GroupRule[];
  readonly now: readonly GroupRule[];
} {
  const before = prior?.rules ?? [];
  const now = planned?.rules ?? [];
  const separate = new Set(before.filter(({ inline }) => inline === undefined).map(textOf));
  const unchanged = new Set(
    DIRECTIONS.filter((direction) => inlineText(before, direction) === inlineText(now, direction)),
  );
  return {
    before,
    now: now.filter(
      (rule) =>
        rule.inline === undefined || !unchanged.has(rule.inline) || !separate.has(textOf(rule)),
    ),
  };
}

function inlineText(rules: readonly GroupRule[], direction: Direction): string {
  const inline = rules.filter((rule) => rule.inline === direction);
  return inline.map(textOf).sort().join('\n');
}

function textOf({ direction, traffic, hidden = [] }: GroupRule): string {
  const { protocol, from, to } = traffic;
  const unseen = hidden.map(({ expression }) => expression);
  return [direction, protocol, from, to, peersKey(traffic), ...unseen].join(' ');
}

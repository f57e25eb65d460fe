import type { Compared } from '../comparison/comparison';
import { groupedBy } from '../grouping/grouped-by';
import type { Meaning } from '../review/review';
import { sidesOf, type Sides } from '../side/sides';
import { isSameUnseen, unseenText } from '../side/unseen';
import { isAnybody } from './addresses';
import type { Direction, GroupRule } from './group-rules';
import { groupPairs, type GroupPair } from './group-traffic';
import { groupUsersOf, LOAD_BALANCERS, type GroupUser } from './group-users';
import { NearTraffic } from './near';
import { newTraffic, type Traffic } from './traffic';
import { listed, trafficLines } from './wording';

const DIRECTIONS = ['ingress', 'egress'] as const;

const VERBS = {
  ingress: { added: 'admits', removed: 'no longer admits', preposition: 'from' },
  egress: { added: 'lets out', removed: 'no longer lets out', preposition: 'to' },
} as const;

const RULE_ATTRIBUTES = [
  'cidr_blocks',
  'cidr_ipv4',
  'cidr_ipv6',
  'from_port',
  'ip_protocol',
  'ipv6_cidr_blocks',
  'prefix_list_id',
  'prefix_list_ids',
  'protocol',
  'referenced_security_group_id',
  'security_group_id',
  'self',
  'source_security_group_id',
  'to_port',
  'type',
] as const;

/** What security groups let pass that they did not, and no longer do. */
export function compareSecurityGroups(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  const users = groupUsersOf(sides.planned);
  return [...groupPairs(sides).values()].flatMap((pair) => {
    const rules = [...pair.before, ...pair.now];
    if (!rules.some(({ stated }) => sides.changeOf(stated) !== undefined)) return [];
    return DIRECTIONS.flatMap((direction) => [
      ...addedLines(sides, pair, direction, users),
      ...hiddenLines(sides, pair, direction),
      ...removedLines(sides, pair, direction),
    ]);
  });
}

function addedLines(
  sides: Sides,
  pair: GroupPair,
  direction: Direction,
  users: readonly GroupUser[],
): readonly Meaning[] {
  const before = trafficOf(pair.before, direction);
  return byStated(sides, pair.now, direction, before).flatMap(({ rule, address, traffic }) => {
    const { added, preposition } = VERBS[direction];
    return trafficLines(traffic, preposition).map(({ text, parts }) => {
      const line = `${pair.planned?.named.text ?? pair.key} ${added} ${text}`;
      const concern = concernOf(sides, pair, direction, parts, users);
      return {
        topic: 'network',
        address,
        sign: 'added',
        text: line,
        explains: rule.inline === undefined ? RULE_ATTRIBUTES : [rule.inline],
        ...(concern === undefined ? {} : { concern }),
      };
    });
  });
}

/**
 * A load balancer is there to be reached, and a group that is new opens nothing that stood behind
 * closed doors, unless something that is deployed already gets it.
 */
function concernOf(
  sides: Sides,
  pair: GroupPair,
  direction: Direction,
  parts: readonly Traffic[],
  users: readonly GroupUser[],
): Meaning['concern'] {
  const isNew = pair.prior === undefined;
  const own = users.filter(({ groups }) => groups.has(pair.key));
  const anybody = parts.some(({ peers }) => isAnybody(peers.addresses));
  if (direction === 'egress') {
    return anybody && !isNew ? { kind: 'reachable', level: 'note' } : undefined;
  }
  if (anybody) {
    const web =
      parts.every(
        ({ protocol, from, to }) => protocol === 'tcp' && from === to && [80, 443].includes(from),
      ) &&
      own.length > 0 &&
      own.every(({ subject }) => LOAD_BALANCERS.includes(subject.type));
    const ofNewThings = isNew && own.every(({ key }) => sides.isNew(key));
    return { kind: 'public', level: web || ofNewThings ? 'look' : 'stop' };
  }
  if (!isNew) return { kind: 'reachable', level: 'look' };
  const withinPlan = parts.every(
    ({ peers: { addresses, named } }) =>
      addresses.v4.length + addresses.v6.length === 0 &&
      [...named.keys()].every((key) => sides.isNew(key)),
  );
  return sides.first || withinPlan ? undefined : { kind: 'reachable', level: 'note' };
}

function removedLines(sides: Sides, pair: GroupPair, direction: Direction): readonly Meaning[] {
  // Nothing is let in by a group that is gone; that it goes is told as a change of its own.
  if (pair.planned === undefined || pair.prior === undefined) return [];
  const { named } = pair.planned;
  if (named.subject === undefined && named.key.startsWith('unknown ')) return [];
  const now = trafficOf(pair.now, direction);
  const { removed, preposition } = VERBS[direction];
  return byStated(sides, pair.before, direction, now).flatMap(({ rule, address, traffic }) =>
    trafficLines(traffic, preposition).map(({ text }) => ({
      topic: 'network',
      address,
      sign: 'removed',
      text: `${named.text} ${removed} ${text}`,
      explains: rule.inline === undefined ? RULE_ATTRIBUTES : [rule.inline],
    })),
  );
}

/** A rule that cannot be read may let anybody in: that it is there is said. */
function hiddenLines(sides: Sides, pair: GroupPair, direction: Direction): readonly Meaning[] {
  const before = pair.before.flatMap(({ hidden = [] }) => hidden);
  const { added, preposition } = VERBS[direction];
  return pair.now.flatMap((rule): readonly Meaning[] => {
    const { hidden = [], stated, inline } = rule;
    const change = sides.changeOf(stated);
    const news = hidden.filter((each) => !before.some((old) => isSameUnseen(old, each)));
    if (rule.direction !== direction || change === undefined || news.length === 0) return [];
    const words = [...new Set(news.map(unseenText))];
    const unseen = `what cannot be seen: ${listed(words)}`;
    return [
      {
        topic: 'network',
        address: change.address,
        sign: 'added',
        text: `${pair.planned?.named.text ?? pair.key} ${added} traffic ${preposition} ${unseen}`,
        explains: inline === undefined ? [] : [inline],
        concern: { kind: 'incomplete', level: 'note' },
      },
    ];
  });
}

interface Stated {
  readonly rule: GroupRule;
  readonly address: string;
  readonly traffic: readonly Traffic[];
}

/** What is new, by the changed resource that states it; what two of them let pass is told of the first. */
function byStated(
  sides: Sides,
  rules: readonly GroupRule[],
  direction: Direction,
  taken: readonly Traffic[],
): readonly Stated[] {
  const own = rules.filter((rule) => rule.direction === direction);
  const told = new NearTraffic(taken);
  return [...groupedBy(own, ({ stated }) => stated)].flatMap(([stated, same]) => {
    const change = sides.changeOf(stated);
    const [rule] = same;
    if (change === undefined || rule === undefined) return [];
    const passing = same.map(({ traffic }) => traffic);
    const traffic = newTraffic(passing, told.to(passing));
    told.add(passing);
    return traffic.length === 0 ? [] : [{ rule, address: change.address, traffic }];
  });
}

function trafficOf(rules: readonly GroupRule[], direction: Direction): readonly Traffic[] {
  return rules.filter((rule) => rule.direction === direction).map(({ traffic }) => traffic);
}

import type { Compared } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { sidesOf, nameOf, type Named } from '../side/sides';
import { isAnybody } from './addresses';
import { groupPairs, type GroupPair } from './group-traffic';
import { groupUsersOf } from './group-users';
import { newTraffic, type Traffic } from './traffic';
import { listed, trafficLines } from './wording';

/** What is deployed and gets other security groups: what they let in and its former ones did not. */
export function compareAttachments(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  const pairs = groupPairs(sides);
  const before = new Map(groupUsersOf(sides.prior).map((user) => [user.key, user]));
  return groupUsersOf(sides.planned).flatMap((user): readonly Meaning[] => {
    const old = before.get(user.key);
    const change = sides.changeOf(user.subject);
    if (change === undefined || sides.isNew(user.key)) return [];
    const line = { topic: 'network', address: change.address, explains: user.stated } as const;
    const had = old?.groups ?? new Map<string, Named>();
    const gets = [...user.groups.values()].filter(({ key }) => !had.has(key));
    const loses = [...had.values()].filter(({ key }) => !user.groups.has(key));
    const name = nameOf(user.subject);
    const lost = loses.map(({ text }): Meaning => ({
      ...line,
      sign: 'removed',
      text: `${name} loses the security group ${text}`,
    }));
    const passed = [...had.keys()].flatMap((key) => ingressOf(pairs.get(key), 'before'));
    const gained = gets.map((group): Meaning => {
      const told = gainedBy(pairs.get(group.key), passed);
      const { details, concern } = told;
      const text = `${name} gets the security group ${group.text}${details}`;
      return { ...line, sign: 'added', text, ...(concern === undefined ? {} : { concern }) };
    });
    return [...gained, ...lost];
  });
}

function gainedBy(
  pair: GroupPair | undefined,
  passed: readonly Traffic[],
): { readonly details: string; readonly concern: Meaning['concern'] } {
  if (pair?.planned?.named.subject === undefined) {
    return {
      details: ', whose rules cannot be seen',
      concern: { kind: 'incomplete', level: 'note' },
    };
  }
  const traffic = newTraffic(ingressOf(pair, 'now'), passed);
  if (traffic.length === 0) return { details: '', concern: undefined };
  const anybody = traffic.some(({ peers }) => isAnybody(peers.addresses));
  const lines = trafficLines(traffic, 'from').map(({ text }) => text);
  return {
    details: `, which admits ${listed(lines)}`,
    concern: anybody ? { kind: 'public', level: 'stop' } : { kind: 'reachable', level: 'look' },
  };
}

function ingressOf(pair: GroupPair | undefined, when: 'before' | 'now'): readonly Traffic[] {
  const rules = pair?.[when] ?? [];
  return rules.filter(({ direction }) => direction === 'ingress').map(({ traffic }) => traffic);
}

import type { Compared } from '../comparison/comparison';
import {
  isAnybody,
  allAddresses,
  isEmpty,
  NO_ADDRESSES,
  withoutAddresses,
} from '../network/addresses';
import { ALL_PORTS, newTraffic, type Traffic } from '../network/traffic';
import { trafficLines } from '../network/wording';
import type { Meaning } from '../review/review';
import { sidesOf, type Sides } from '../side/sides';
import { isSameUnseen, unseenText } from '../side/unseen';
import { acls, type Acl, type Direction, type Entry } from './entries';

const WORDS = {
  ingress: { verb: 'lets in', preposition: 'from' },
  egress: { verb: 'lets out', preposition: 'to' },
} as const;

const RULE_ATTRIBUTES = ['cidr_block', 'from_port', 'ipv6_cidr_block', 'rule_action', 'to_port'];

/** What network ACLs let pass that they did not, and no longer do: the first rule that fits decides. */
export function compareNetworkAcls(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  const { prior, planned } = acls(sides);
  return [...planned].flatMap(([key, acl]) => {
    const before = prior.get(key);
    const entries = [...(before?.entries ?? []), ...acl.entries];
    const changed = entries.find(({ stated }) => sides.changeOf(stated) !== undefined)?.stated;
    const address = changed === undefined ? undefined : sides.changeOf(changed)?.address;
    if (address === undefined) return [];
    return (['ingress', 'egress'] as const).flatMap((direction) =>
      directionLines(sides, before, acl, direction, address),
    );
  });
}

function directionLines(
  sides: Sides,
  before: Acl | undefined,
  acl: Acl,
  direction: Direction,
  fallback: string,
): readonly Meaning[] {
  const [was, is] = [before, acl].map((each) =>
    (each?.entries ?? []).filter((entry) => entry.direction === direction),
  );
  if (was === undefined || is === undefined) return [];
  const protocols = [...new Set([...was, ...is].map(({ protocol }) => protocol))];
  const [passed, passes] = [allowed(was, protocols), allowed(is, protocols)];
  const { verb, preposition } = WORDS[direction];
  const { text } = acl.named;
  const line = { topic: 'network', address: addressOf(sides, was, is) ?? fallback } as const;
  const explains = [direction, ...RULE_ATTRIBUTES];
  return [
    ...trafficLines(newTraffic(passes, passed), preposition).map((told): Meaning => {
      const anybody = told.parts.some(({ peers }) => isAnybody(peers.addresses));
      const concern = { kind: anybody ? 'public' : 'reachable', level: 'look' } as const;
      return {
        ...line,
        sign: 'added',
        text: `${text} ${verb} ${told.text}`,
        explains,
        // A new ACL replaces the default one, which lets everything pass.
        ...(before === undefined || direction === 'egress' ? {} : { concern }),
      };
    }),
    ...(before === undefined ? [] : trafficLines(newTraffic(passed, passes), preposition)).map(
      (told): Meaning => ({
        ...line,
        sign: 'removed',
        text: `${text} no longer ${verb} ${told.text}`,
        explains,
      }),
    ),
    ...hidden(was, is).map((unseen): Meaning => ({
      ...line,
      sign: 'changed',
      text: `${text}: a rule cannot be seen: ${unseen}`,
      explains: [],
      concern: { kind: 'incomplete', level: 'note' },
    })),
  ];
}

/** The changed resource of this direction that states a rule the other side has not. */
function addressOf(sides: Sides, was: readonly Entry[], is: readonly Entry[]): string | undefined {
  const changes = [...is, ...was].map(({ stated }) => sides.changeOf(stated));
  return changes.find((change) => change !== undefined)?.address;
}

function hidden(was: readonly Entry[], is: readonly Entry[]): readonly string[] {
  const old = was.flatMap(({ unseen }) => unseen);
  const news = is
    .flatMap(({ unseen }) => unseen)
    .filter((each) => !old.some((other) => isSameUnseen(other, each)));
  return [...new Set(news.map(unseenText))];
}

/** What passes, protocol by protocol; those that no rule names are one. */
function allowed(entries: readonly Entry[], protocols: readonly string[]): readonly Traffic[] {
  const sorted = [...entries].sort((a, b) => a.number - b.number);
  const specific = protocols.filter((protocol) => protocol !== '-1' && protocol !== '');
  const rest = specific.length === 0 ? 'every protocol' : 'other protocols';
  return [...specific, rest].flatMap((protocol) => {
    const own = sorted.filter((entry) => entry.protocol === protocol || entry.protocol === '-1');
    return segmentsOf(own).flatMap(({ from, to }): readonly Traffic[] => {
      const addresses = firstMatches(own.filter((entry) => entry.from <= from && to <= entry.to));
      if (isEmpty(addresses)) return [];
      return [{ protocol, from, to, peers: { addresses, named: new Map() } }];
    });
  });
}

function segmentsOf(entries: readonly Entry[]): readonly { from: number; to: number }[] {
  const starts = [ALL_PORTS.from, ...entries.flatMap(({ from, to }) => [from, to + 1])];
  const sorted = [...new Set(starts)].sort((a, b) => a - b).filter((port) => port <= ALL_PORTS.to);
  return sorted.map((from, at) => ({ from, to: (sorted[at + 1] ?? ALL_PORTS.to + 1) - 1 }));
}

function firstMatches(entries: readonly Entry[]): Traffic['peers']['addresses'] {
  let decided = NO_ADDRESSES;
  let passing = NO_ADDRESSES;
  for (const { addresses, allow } of entries) {
    if (allow) passing = allAddresses([passing, withoutAddresses(addresses, decided)]);
    decided = allAddresses([decided, addresses]);
  }
  return passing;
}

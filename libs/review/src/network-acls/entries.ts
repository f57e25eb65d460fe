import type { Subject } from '@archway/checks';
import {
  blocksOf,
  flagOf,
  isUnknown,
  numberOf,
  textOf,
  type ObjectValue,
  type Unknown,
} from '@archway/terraform';
import { addressesOf, cidrsOf, type Addresses } from '../network/addresses';
import { ALL_PORTS } from '../network/traffic';
import { nameOf, type Named, type Side, type Sides } from '../side/sides';
import { unseenIn } from '../side/unseen';

export type Direction = 'ingress' | 'egress';

/** One rule of a network ACL. */
export interface Entry {
  readonly stated: Subject;
  readonly inline: boolean;
  readonly direction: Direction;
  readonly number: number;
  readonly allow: boolean;
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  readonly addresses: Addresses;
  readonly unseen: readonly Unknown[];
}

export interface Acl {
  readonly named: Named;
  readonly entries: readonly Entry[];
}

const ACLS = ['aws_network_acl', 'aws_default_network_acl'] as const;

const DIRECTIONS = ['ingress', 'egress'] as const;

const PROTOCOLS: Readonly<Record<string, string>> = {
  all: '-1',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

/** The network ACLs of both sides by their key. */
export function acls(sides: Sides): {
  readonly prior: ReadonlyMap<string, Acl>;
  readonly planned: ReadonlyMap<string, Acl>;
} {
  const prior = aclsOf(sides.prior);
  const planned = new Map(
    [...aclsOf(sides.planned)].map(([key, acl]) => [key, withoutGone(acl, prior.get(key))]),
  );
  return { prior, planned };
}

/** Blocks that nobody wrote are filled in by the provider, with the rules of resources that go. */
function withoutGone(acl: Acl, before: Acl | undefined): Acl {
  const text = ({ direction, number, allow, protocol, from, to, addresses }: Entry): string =>
    [direction, number, allow, protocol, `${from}-${to}`, ...cidrsOf(addresses)].join(' ');
  const inline = (entries: readonly Entry[]): string =>
    entries
      .filter((entry) => entry.inline)
      .map(text)
      .sort()
      .join();
  const old = before?.entries ?? [];
  if (inline(old) !== inline(acl.entries)) return acl;
  const separate = new Set(old.filter((entry) => !entry.inline).map(text));
  const entries = acl.entries.filter((entry) => !entry.inline || !separate.has(text(entry)));
  return { ...acl, entries };
}

function aclsOf(side: Side): ReadonlyMap<string, Acl> {
  const found = new Map<string, { named: Named; entries: Entry[] }>();
  for (const subject of side.all(...ACLS)) {
    const key = side.keyOf(subject);
    const entries = DIRECTIONS.flatMap((direction) =>
      blocksOf(subject.attributes[direction]).map((block) =>
        entryOf(subject, block, direction, true),
      ),
    );
    found.set(key, { named: { key, text: nameOf(subject), subject }, entries });
  }
  for (const stated of side.all('aws_network_acl_rule')) {
    const named = side.named(stated, stated.attributes['network_acl_id'], ...ACLS) ?? {
      key: `unknown ${side.keyOf(stated)}`,
      text: `the network ACL of ${nameOf(stated)}`,
    };
    const acl = found.get(named.key) ?? { named, entries: [] };
    const direction = flagOf(stated.attributes['egress']) === true ? 'egress' : 'ingress';
    acl.entries.push(entryOf(stated, stated.attributes, direction, false));
    found.set(named.key, acl);
  }
  return found;
}

function entryOf(
  stated: Subject,
  block: ObjectValue,
  direction: Direction,
  inline: boolean,
): Entry {
  const written = (textOf(block['protocol']) ?? '').toLowerCase();
  const protocol = PROTOCOLS[written] ?? written;
  const [from, to] = [numberOf(block['from_port']), numberOf(block['to_port'])];
  const ported = ['tcp', 'udp'].includes(protocol) && from !== undefined && to !== undefined;
  const parts = ['cidr_block', 'ipv6_cidr_block', 'protocol', 'from_port', 'to_port'] as const;
  const addresses = [block['cidr_block'], block['ipv6_cidr_block']].filter(
    (value) => !isUnknown(value),
  );
  return {
    stated,
    inline,
    direction,
    number: numberOf(block['rule_no'] ?? block['rule_number']) ?? 0,
    allow: textOf(block['action'] ?? block['rule_action'])?.toLowerCase() === 'allow',
    protocol,
    ...(ported ? { from, to } : ALL_PORTS),
    addresses: addressesOf(addresses.map((value) => textOf(value) ?? '')),
    unseen: parts.flatMap((name) => unseenIn(block[name])),
  };
}

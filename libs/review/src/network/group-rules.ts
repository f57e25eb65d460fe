import { isStated, type Subject } from '@archway/checks';
import {
  blocksOf,
  flagOf,
  isList,
  isSensitive,
  isUnknown,
  numberOf,
  textOf,
  type ObjectValue,
  type Unknown,
  type Value,
} from '@archway/terraform';
import { nameOf, type Named, type Side } from '../side/sides';
import { unseenIn } from '../side/unseen';
import { addressesOf, isEmpty } from './addresses';
import { ALL_PORTS, NOBODY, type Peers, type Traffic } from './traffic';

export type Direction = 'ingress' | 'egress';

/** One rule of a security group as EC2 keeps it, for one peer, however it is written. */
export interface GroupRule {
  readonly stated: Subject;
  /** Such as `ingress`; undefined for a resource that is one rule. */
  readonly inline?: Direction;
  readonly direction: Direction;
  readonly traffic: Traffic;
  /** What of it cannot be seen; undefined where all can. */
  readonly hidden?: readonly Unknown[];
}

/** A security group with every rule that counts for it. */
export interface Group {
  readonly named: Named;
  readonly rules: readonly GroupRule[];
}

export const GROUPS = ['aws_security_group', 'aws_default_security_group'] as const;

const SEPARATE = [
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
] as const;

const DIRECTIONS = ['ingress', 'egress'] as const;

const PROTOCOLS: Readonly<Record<string, string>> = {
  all: '-1',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

const CIDRS = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'];
const PEER_NAMES = [
  'security_groups',
  'source_security_group_id',
  'referenced_security_group_id',
  'prefix_list_ids',
  'prefix_list_id',
];

/** The security groups of a side by their key, those that are only named by a rule too. */
export function groupsOf(side: Side): ReadonlyMap<string, Group> {
  const groups = new Map<string, { named: Named; rules: GroupRule[] }>();
  for (const subject of side.all(...GROUPS)) {
    const key = side.keyOf(subject);
    const named = { key, text: nameOf(subject), subject };
    const rules = DIRECTIONS.flatMap((direction) => inlineRules(side, subject, direction, named));
    groups.set(key, { named, rules });
  }
  for (const stated of side.all(...SEPARATE)) {
    const named = side.named(stated, stated.attributes['security_group_id'], ...GROUPS) ?? {
      key: `unknown ${side.keyOf(stated)}`,
      text: `the group of ${nameOf(stated)}`,
    };
    const group = groups.get(named.key) ?? { named, rules: [] };
    group.rules.push(...separateRules(side, stated, named));
    groups.set(named.key, group);
  }
  return groups;
}

function inlineRules(
  side: Side,
  stated: Subject,
  inline: Direction,
  group: Named,
): readonly GroupRule[] {
  const value = stated.attributes[inline];
  const hidden = unseenIn(value);
  // Blocks that nobody wrote are filled in by the provider, from the rules beside the group.
  const whole = { protocol: '', ...ALL_PORTS, peers: NOBODY };
  if (hidden.length > 0) return [{ stated, inline, direction: inline, traffic: whole, hidden }];
  return blocksOf(value)
    .flatMap((block) => rulesOf(side, stated, block, inline, group))
    .map((rule) => ({ ...rule, inline }));
}

function separateRules(side: Side, stated: Subject, group: Named): readonly GroupRule[] {
  const { type, attributes } = stated;
  const outward = type.endsWith('_egress_rule') || textOf(attributes['type']) === 'egress';
  return rulesOf(side, stated, attributes, outward ? 'egress' : 'ingress', group);
}

function rulesOf(
  side: Side,
  stated: Subject,
  block: ObjectValue,
  direction: Direction,
  group: Named,
): readonly GroupRule[] {
  const written = textOf(block['protocol'] ?? block['ip_protocol'])?.toLowerCase();
  const protocol = PROTOCOLS[written ?? ''] ?? written ?? '';
  const traffic = { protocol, ...portsOf(protocol, block) };
  const ports = ['protocol', 'ip_protocol', 'from_port', 'to_port'].flatMap((name) =>
    name.endsWith('protocol') || protocol !== '-1' ? unseenIn(block[name]) : [],
  );
  const { peers, unseen } = peersOf(side, stated, block, group);
  const hidden = [...ports, ...unseen];
  const rule = { stated, direction };
  return [
    // What passes on ports that are not known is told as hidden, not as traffic.
    ...(ports.length > 0
      ? []
      : peers.map((each) => ({ ...rule, traffic: { ...traffic, peers: each } }))),
    ...(hidden.length > 0 ? [{ ...rule, traffic: { ...traffic, peers: NOBODY }, hidden }] : []),
  ];
}

/** Of ICMP the ports are a type and a code, -1 being all of them; both are kept as one number. */
function portsOf(protocol: string, block: ObjectValue): { from: number; to: number } {
  const from = numberOf(block['from_port']);
  const to = numberOf(block['to_port']);
  if (protocol.startsWith('icmp')) {
    if (from === undefined || from < 0) return ALL_PORTS;
    const code = to === undefined || to < 0 ? undefined : to;
    return { from: from * 256 + (code ?? 0), to: from * 256 + (code ?? 255) };
  }
  // EC2 takes no ports but those of TCP and UDP into account.
  if ((protocol !== 'tcp' && protocol !== 'udp') || from === undefined || from < 0) {
    return ALL_PORTS;
  }
  return { from, to: to === undefined || to < from ? from : to };
}

/** Each address block and each group by itself, as EC2 keeps them. */
function peersOf(
  side: Side,
  stated: Subject,
  block: ObjectValue,
  group: Named,
): { readonly peers: readonly Peers[]; readonly unseen: readonly Unknown[] } {
  const cidrs = valuesIn(block, CIDRS);
  const unseen = [...cidrs.flatMap(unseenIn)];
  const named = new Map<string, string>();
  for (const value of valuesIn(block, PEER_NAMES)) {
    if (!isStated(value) && !isSensitive(value)) continue;
    const peer = side.named(stated, value, ...GROUPS, 'aws_ec2_managed_prefix_list');
    if (peer !== undefined) named.set(peer.key, peer.key === group.key ? 'itself' : peer.text);
    else unseen.push(...unseenIn(value));
  }
  if (flagOf(block['self']) === true) named.set(group.key, 'itself');
  const blocks = cidrs
    .map((value) => addressesOf([textOf(value) ?? '']))
    .filter((addresses) => !isEmpty(addresses));
  const peers = [
    ...blocks.map((addresses) => ({ ...NOBODY, addresses })),
    ...[...named].map((each) => ({ ...NOBODY, named: new Map([each]) })),
  ];
  if (peers.length + unseen.length > 0) return { peers, unseen };
  // A rule has peers: where none is seen, what looks as if the provider filled it in is one.
  return {
    peers,
    unseen: valuesIn(block, [...CIDRS, ...PEER_NAMES])
      .filter(isUnknown)
      .slice(0, 1),
  };
}

function valuesIn(block: ObjectValue, names: readonly string[]): readonly Value[] {
  return names.flatMap((name) => {
    const value = block[name];
    return value === undefined || value === null ? [] : isList(value) ? value : [value];
  });
}

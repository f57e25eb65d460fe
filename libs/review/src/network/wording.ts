import { groupedBy } from '../grouping/grouped-by';
import { addressesOf, cidrsOf, isAnybody, withoutAddresses, type Addresses } from './addresses';
import { ALL_PORTS, peersKey, type Peers, type Traffic } from './traffic';

/** So many peers are named; of the others it is said how many they are. */
const MOST = 4;

/** Traffic as lines, such as `tcp 80, 443 from 10.1.0.0/16`: one for each group of peers. */
export function trafficLines(
  traffic: readonly Traffic[],
  preposition: 'from' | 'to',
): readonly { readonly text: string; readonly parts: readonly Traffic[] }[] {
  const byPeers = groupedBy(traffic, peersKey);
  return [...byPeers.values()].map((parts) => ({
    text: `${portsText(parts)} ${preposition} ${peersText(parts[0]?.peers)}`,
    parts,
  }));
}

/** Such as `tcp 80, 443, udp 53`, or `everything`. */
function portsText(parts: readonly Traffic[]): string {
  if (parts.some(({ protocol }) => protocol === '-1')) return 'everything';
  const protocols = [...new Set(parts.map(({ protocol }) => protocol))];
  return protocols
    .map((protocol) => {
      const ports = parts.filter((each) => each.protocol === protocol).map(rangeText);
      return [protocol, ports.filter((text) => text !== '').join(', ')].join(' ').trim();
    })
    .join(', ');
}

function rangeText({ protocol, from, to }: Traffic): string {
  if (protocol.startsWith('icmp')) return icmpText(from, to);
  if (from === ALL_PORTS.from && to === ALL_PORTS.to) {
    return protocol === 'tcp' || protocol === 'udp' ? '(every port)' : '';
  }
  return from === to ? String(from) : `${from}-${to}`;
}

/** Type and code are kept as one number, the type in its upper half. */
function icmpText(from: number, to: number): string {
  if (from === ALL_PORTS.from && to === ALL_PORTS.to) return '';
  const [first, last] = [from >> 8, to >> 8];
  return first === last ? `type ${first}` : `types ${first}-${last}`;
}

/** Such as `10.1.0.0/16, App (shop/App)`. */
export function peersText(peers: Peers | undefined): string {
  if (peers === undefined) return 'nobody';
  return listed([...cidrsText(peers.addresses), ...peers.named.values()]);
}

function cidrsText({ v4, v6 }: Addresses): readonly string[] {
  return [...familyText({ v4, v6: [] }, '0.0.0.0/0'), ...familyText({ v4: [], v6 }, '::/0')];
}

/** Everything but a few blocks is told by what it lacks. */
function familyText(addresses: Addresses, everything: string): readonly string[] {
  const cidrs = cidrsOf(addresses);
  if (!isAnybody(addresses)) return cidrs;
  const lacking = cidrsOf(withoutAddresses(addressesOf([everything]), addresses));
  if (lacking.length === 0) return [`anywhere (${everything})`];
  if (lacking.length > MOST) return cidrs;
  return [`anywhere (${everything}) beyond ${lacking.join(', ')}`];
}

/** The first few of many. */
export function listed(all: readonly string[], most: number = MOST): string {
  if (all.length <= most + 1) return all.join(', ');
  return `${all.slice(0, most).join(', ')} and ${all.length - most} more`;
}

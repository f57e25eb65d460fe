import { AddressIndex } from '../cidr/address-index';
import { overlaps, type Cidr } from '../cidr/cidr';
import type { Estate, Subject } from '../estate/estate';
import { groupBy } from '../grouping/grouping';
import { vpcNetwork, type Network } from './networks';
import { transitOf, type Transit } from './transit';
import { entriesOf } from './view';
import { vpcRoutesOf } from './vpc-routes';

/** VPCs that send to others over a peering or Transit Gateway, and get no answer. */
export interface OneWay {
  readonly from: readonly Network[];
  readonly to: readonly Network[];
  readonly over: Subject;
  /** What does not lead back: the route tables of the others, or those of the Transit Gateway. */
  readonly lacking: Lacking;
}

export type Lacking = 'route' | 'gateway route';

/**
 * The ways that lead to other VPCs and not back. VPCs that reach the same others over one gateway in vain
 * come together.
 */
export function oneWaysIn(estate: Estate): readonly OneWay[] {
  const destinations = destinationsOf(estate);
  const networks = estate
    .all('aws_vpc')
    .map((vpc) => vpcNetwork(estate, vpc))
    .filter(({ hidden }) => !hidden);
  return [
    ...overPeerings(estate, networks, destinations),
    ...overGateways(estate, networks, destinations),
  ];
}

/** Where a VPC sends over a peering or gateway. */
type Destinations = (vpc: Subject, over: Subject) => readonly Cidr[];

function destinationsOf(estate: Estate): Destinations {
  const known = groupBy(
    vpcRoutesOf(estate).filter(({ vpc, target }) => vpc !== undefined && target !== undefined),
    ({ vpc, target }) => `${vpc?.key} ${target?.key}`,
  );
  return (vpc, over) =>
    (known.get(`${vpc.key} ${over.key}`) ?? []).flatMap(({ destination }) => destination ?? []);
}

/** Routes for everything count: they may be meant for the internet, and still lead there. */
function leadsTo(destinations: readonly Cidr[], { blocks }: Network): boolean {
  return destinations.some((each) => blocks.some((block) => overlaps(block, each)));
}

function overPeerings(
  estate: Estate,
  networks: readonly Network[],
  destinations: Destinations,
): readonly OneWay[] {
  const known = new Map(networks.map((each) => [each.subject.key, each]));
  return estate.all('aws_vpc_peering_connection').flatMap((over) => {
    const [one, other] = ['vpc_id', 'peer_vpc_id'].map((name) =>
      known.get(estate.target(over, over.attributes[name], 'aws_vpc')?.key ?? ''),
    );
    if (one === undefined || other === undefined || one === other) return [];
    const leads = (from: Network, to: Network): boolean =>
      leadsTo(destinations(from.subject, over), to);
    const [there, back] = [leads(one, other), leads(other, one)];
    if (there === back) return [];
    const [from, to] = there ? [one, other] : [other, one];
    return [{ from: [from], to: [to], over, lacking: 'route' as const }];
  });
}

/** VPCs that send the same over a Transit Gateway, which passes it on by the same route tables. */
interface Senders {
  readonly networks: readonly Network[];
  readonly destinations: readonly Cidr[];
  /** The VPCs that the gateway passes on to. */
  readonly passedTo: ReadonlySet<string>;
}

function overGateways(
  estate: Estate,
  networks: readonly Network[],
  destinations: Destinations,
): readonly OneWay[] {
  const passedTo = passedBy(estate);
  const addresses = new AddressIndex(entriesOf(networks));
  const places = new Map(networks.map((each, at) => [each, at]));
  const known = new Map(networks.map((each) => [each.subject.key, each]));
  return estate.all('aws_ec2_transit_gateway').flatMap((over) => {
    const senders = sendersOver(transitOf(estate), over, networks, destinations, passedTo);
    const alike = new Map(senders.flatMap((each) => each.networks.map((one) => [one, each])));
    const ways = senders.flatMap((sender) => {
      const reached = reachedBy(sender, addresses, known);
      const inOrder = [...reached].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
      return unanswered(
        over,
        sender,
        groupBy(inOrder, (each) => alike.get(each)),
      );
    });
    const same = groupBy(ways, ({ to, lacking }) =>
      [lacking, ...to.map(({ subject }) => subject.key)].join('\n'),
    );
    return [...same.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [{ ...first, from: [...first.from, ...others.flatMap(({ from }) => from)] }],
    );
  });
}

/** The VPCs that a sender has routes to and is passed on to: looked for among whichever is less. */
function reachedBy(
  { destinations, passedTo }: Senders,
  addresses: AddressIndex<Network>,
  known: ReadonlyMap<string, Network>,
): ReadonlySet<Network> {
  const reached = new Set<Network>();
  let seen = 0;
  for (const destination of destinations) {
    for (const { owner } of addresses.overlapping(destination)) {
      if (passedTo.has(owner.subject.key)) reached.add(owner);
      seen += 1;
      if (seen > passedTo.size) {
        const all = [...passedTo].flatMap((key) => known.get(key) ?? []);
        return new Set(all.filter((each) => leadsTo(destinations, each)));
      }
    }
  }
  return reached;
}

/** The VPCs that a route table of a Transit Gateway has a way to. */
function passedBy(estate: Estate): (table: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (table) => {
    const vpcs =
      known.get(table) ??
      transitOf(estate)
        .reachedFrom(table)
        .flatMap((attachment) => {
          const vpc = estate.target(attachment, attachment.attributes['vpc_id'], 'aws_vpc');
          return vpc === undefined ? [] : [vpc.key];
        });
    known.set(table, vpcs);
    return vpcs;
  };
}

function sendersOver(
  transit: Transit,
  over: Subject,
  networks: readonly Network[],
  destinations: Destinations,
  passedTo: (table: string) => readonly string[],
): readonly Senders[] {
  const all = networks.map((network) => {
    const tables = transit
      .attachmentsOf(network.subject)
      .filter((attachment) => transit.gatewayOf(attachment)?.key === over.key)
      .flatMap((attachment) => transit.tablesOf(attachment));
    const sent = widestOf(destinations(network.subject, over));
    const texts = sent.map(({ text }) => text);
    return { network, tables, sent, key: [...tables.sort(), ...texts].join('\n') };
  });
  return [...groupBy(all, ({ key }) => key).values()].map((alike) => ({
    networks: alike.map(({ network }) => network),
    destinations: alike[0]?.sent ?? [],
    passedTo: new Set(alike[0]?.tables.flatMap(passedTo)),
  }));
}

/** The blocks that contain the others, by address. */
function widestOf(blocks: readonly Cidr[]): readonly Cidr[] {
  const index = new AddressIndex(blocks.map((block) => ({ block, owner: undefined })));
  return index.families().map(([{ block }]) => block);
}

/** What a sender reaches and does not hear from: those that send alike answer alike. */
function unanswered(
  over: Subject,
  { networks }: Senders,
  reached: ReadonlyMap<Senders | undefined, readonly Network[]>,
): readonly OneWay[] {
  const found = new Map<string, Omit<OneWay, 'from'> & { readonly from: Network[] }>();
  const answering = [...reached].map(([sender, to], at) => ({ sender, to, at }));
  for (const from of networks) {
    const lacks = groupBy(answering, ({ sender }) => lackingIn(sender, from));
    for (const [lacking, silent] of lacks) {
      if (lacking === undefined) continue;
      const key = [lacking, ...silent.map(({ at }) => at)].join(' ');
      const known = found.get(key);
      if (known === undefined) {
        found.set(key, { from: [from], to: silent.flatMap(({ to }) => to), over, lacking });
      } else known.from.push(from);
    }
  }
  return [...found.values()];
}

function lackingIn(answering: Senders | undefined, to: Network): Lacking | undefined {
  if (answering === undefined || !leadsTo(answering.destinations, to)) return 'route';
  return answering.passedTo.has(to.subject.key) ? undefined : 'gateway route';
}

import type { Problem } from '@archway/core';
import { isOpen, notMatching, problemIf, show } from '@archway/core';
import { notPrefix } from '../address/not-prefix';
import type { Prefix } from '../address/prefix';
import { formatPrefix, overlaps, parsePrefix } from '../address/prefix';
import type { RoutedNetwork, Routing } from './routing';
import {
  egressNetworks,
  egressOf,
  EVERYWHERE,
  inspectedNetworks,
  isEverywhere,
  speaks,
} from './routing';

/** Everything in a matrix that no tables can honour. */
export function routingProblems(routing: Routing): readonly Problem[] {
  const own = [...domainProblems(routing), ...networkProblems(routing)];
  // Of a matrix that contradicts itself, nothing further can be said.
  return own.some((problem) => problem !== undefined)
    ? own
    : [...overlapProblems(meetings(routing)), ...defaultRouteProblems(meetings(routing))];
}

const NAME = /^[a-z][a-z0-9-]{0,31}$/;
const NAMED = 'named by lower case letters, digits and hyphens, at most 32';

function* domainProblems(routing: Routing): Generator<Problem> {
  const { domains, inspection, egress } = routing;
  const names = Object.keys(domains);
  yield problemIf(names.length === 0, 'domains must name at least one domain');
  for (const [name, { speaksTo, egress: leaves }] of Object.entries(domains)) {
    yield notMatching('domains', name, NAME, NAMED);
    for (const other of speaksTo) {
      yield unknownDomain(`domains.${name}.speaksTo`, other, routing);
      yield problemIf(
        names.includes(other) && !speaks(routing, other, name),
        `domains.${name}.speaksTo names ${other}, and domains.${other}.speaksTo does not name ${name}: answers would have no way back`,
      );
    }
    yield problemIf(
      leaves === true && egress === undefined,
      `domains.${name}.egress must be false where there is no egress, got true`,
    );
  }
  if (inspection === undefined) {
    yield problemIf(
      egress === 'inspection',
      "egress must not be 'inspection' without an inspection",
    );
    return;
  }
  yield problemIf(
    egress === 'inspection' && !inspection.egress,
    "inspection.egress must be true where egress is 'inspection', got false",
  );
  for (const pair of inspection.between === 'all' ? [] : inspection.between) {
    const [one, other] = pair;
    const unknown = pair.map((name) => unknownDomain('inspection.between', name, routing));
    yield* unknown;
    yield problemIf(
      unknown.every((problem) => problem === undefined) && !speaks(routing, one, other),
      `inspection.between must be domains that speak to each other, got ${one} and ${other}`,
    );
  }
}

function unknownDomain(prop: string, name: string, { domains }: Routing): Problem {
  const names = Object.keys(domains);
  return problemIf(
    !names.includes(name),
    `${prop} must be one of ${names.join(', ')}, got ${show(name)}`,
  );
}

function* networkProblems(routing: Routing): Generator<Problem> {
  const { networks, inspection, egress } = routing;
  for (const { name, domain, cidrBlocks } of networks) {
    yield notMatching('spokes', name, NAME, NAMED);
    yield unknownDomain(`spokes.${name}.domain`, domain, routing);
    yield* blockProblems(`spokes.${name}`, cidrBlocks);
  }
  if (inspection !== undefined) yield* blockProblems('inspection', inspection.cidrBlocks);
  if (typeof egress === 'object') yield* blockProblems('egress', egress.cidrBlocks);
}

function* blockProblems(
  owner: string,
  cidrBlocks: Readonly<Record<string, string>>,
): Generator<Problem> {
  yield problemIf(
    Object.keys(cidrBlocks).length === 0,
    `${owner}.cidrBlocks must be given where the VPC does not say its own: what is not known cannot be routed`,
  );
  for (const [name, block] of Object.entries(cidrBlocks)) {
    yield notMatching(`${owner}.cidrBlocks`, name, NAME, NAMED);
    yield notPrefix(`${owner}.cidrBlocks.${name}`, block);
  }
  const blocks = Object.values(cidrBlocks);
  const twice = blocks.filter((block, index) => blocks.indexOf(block) !== index);
  yield problemIf(
    twice.length > 0,
    `${owner}.cidrBlocks must each be there once, got ${twice.map(show).join(', ')} twice`,
  );
}

/** A block, and whose it is. */
interface Owned extends Prefix {
  readonly owner: string;
}

/** What one table leads to. */
interface Meeting {
  readonly prop: string;
  readonly networks: readonly RoutedNetwork[];
  /** A VPC that traffic passes through and whose own addresses hide equal ones. */
  readonly through?: readonly Owned[];
  /** Whether it has a default route to the internet. */
  readonly leaves: boolean;
}

/** Who meets whom: in one table, or in each other's VPCs. */
function meetings(routing: Routing): readonly Meeting[] {
  const { domains, networks, inspection, egress } = routing;
  const inTables = Object.keys(domains).map((domain) => ({
    prop: `domains.${domain}`,
    networks: networks.filter((network) => speaks(routing, domain, network.domain)),
    leaves: egressOf(routing, domain) !== 'none',
  }));
  const inVpcs = networks.flatMap((network) =>
    networks
      .filter((other) => speaks(routing, network.domain, other.domain))
      .map((other) => ({
        prop: `spokes.${network.name}`,
        networks: [network, other],
        leaves: false,
      })),
  );
  const inTransit: Meeting[] = [];
  if (inspection !== undefined) {
    inTransit.push({
      prop: 'inspection',
      networks: inspectedNetworks(routing),
      through: known('inspection', inspection.cidrBlocks),
      leaves: egress !== undefined && inspection.egress,
    });
  }
  if (typeof egress === 'object') {
    inTransit.push({
      prop: 'egress',
      networks: egressNetworks(routing),
      through: known('egress', egress.cidrBlocks),
      leaves: true,
    });
  }
  return [...inTables, ...inTransit, ...inVpcs];
}

/** A default route shares no addresses: it is for what remains. */
function overlapProblems(all: readonly Meeting[]): readonly Problem[] {
  const found = all.flatMap(({ networks, through = [] }) => {
    const blocks = networks.flatMap(({ name, cidrBlocks }) => known(`spokes.${name}`, cidrBlocks));
    return overlapsIn([...blocks, ...through]);
  });
  return [...new Set(found)];
}

function overlapsIn(blocks: readonly Owned[]): readonly string[] {
  const sorted = [...blocks].sort((one, other) => (one.owner < other.owner ? -1 : 1));
  return sorted.flatMap((one, index) =>
    sorted
      .slice(index + 1)
      .filter((other) => one.owner !== other.owner && overlaps(one, other))
      .map(
        (other) =>
          `${one.owner} (${formatPrefix(one)}) and ${other.owner} (${formatPrefix(other)}) must not overlap: they can meet`,
      ),
  );
}

function known(owner: string, cidrBlocks: Readonly<Record<string, string>>): readonly Owned[] {
  return Object.values(cidrBlocks)
    .filter((block) => !isOpen(block) && !isEverywhere(block))
    .flatMap((block) => parsePrefix(block) ?? [])
    .map((prefix) => ({ ...prefix, owner }));
}

/** A table has one default route of each family. */
function defaultRouteProblems(all: readonly Meeting[]): readonly Problem[] {
  return all.flatMap(({ prop, networks, leaves }) =>
    Object.values(EVERYWHERE).map((everywhere) => {
      const owners = networks
        .filter(({ cidrBlocks }) => Object.values(cidrBlocks).includes(everywhere))
        .map(({ name }) => `spokes.${name}`);
      const ways = new Set([
        ...owners,
        ...(leaves && everywhere === EVERYWHERE.ipv4 ? ['the internet'] : []),
      ]);
      return problemIf(
        ways.size > 1,
        `${prop} must have one way to ${everywhere}, got ${[...ways].join(' and ')}`,
      );
    }),
  );
}

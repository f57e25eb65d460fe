import type { Problem } from '@archway/core';
import { isOpen, notMatching, problemIf, show } from '@archway/core';
import { notPrefix } from '../../address/not-prefix';
import { overlaps, parseAddress, parsePrefix } from '../../address/prefix';
import type { AddressFamily, Prefix } from '../../address/prefix';
import { TransitGateway } from '../../transit-gateway/transit-gateway';
import { differ } from '../../transit-gateway/transit-gateway-reference';
import type { SiteToSiteVpnProps, StaticRouting } from './site-to-site-vpn-props';

/** A block that is already somewhere in AWS, and where. */
interface Known {
  readonly where: string;
  readonly block: string;
}

/** What is wrong with the routes of a VPN, on their own and with what is at the other end. */
export function* routingProblems({ endpoint, routing }: SiteToSiteVpnProps): Generator<Problem> {
  if (routing.by !== 'static') return;
  const isTransit = 'transitGateway' in endpoint;
  const family = isTransit ? (endpoint.insideIpVersion ?? 'ipv4') : 'ipv4';
  yield problemIf(
    Object.keys(routing.routes).length === 0,
    'routing.routes must name at least one block behind the device, got none',
  );
  yield problemIf(
    isTransit && routing.routeTable === undefined,
    'routing.routeTable must be given on a Transit Gateway: it is where its static routes are',
  );
  yield problemIf(
    !isTransit && routing.routeTable !== undefined,
    'routing.routeTable must be left out on a virtual private gateway, which has its own',
  );
  const known: readonly Known[] = isTransit
    ? endpoint.transitGateway.cidrBlocks.map((block) => ({ where: 'the Transit Gateway', block }))
    : endpoint.vpnGateway.ipv4CidrBlocks.map((block) => ({ where: 'the VPC', block }));
  yield* routeProblems(routing, family, known);
}

function* routeProblems(
  { routes }: StaticRouting,
  family: AddressFamily,
  known: readonly Known[],
): Generator<Problem> {
  const names = new Map<string, string>();
  for (const [name, block] of Object.entries(routes)) {
    const prop = `routing.routes.${name}`;
    yield notMatching(
      'routing.routes',
      name,
      /^[A-Za-z0-9_-]+$/,
      "names of letters, digits, '_' and '-'",
    );
    yield notPrefix(prop, block, { family });
    const prefix = isOpen(block) ? undefined : parsePrefix(block);
    if (prefix === undefined) continue;
    const twin = names.get(block);
    names.set(block, name);
    yield problemIf(twin !== undefined, `${prop} must not repeat ${twin}, got ${show(block)}`);
    yield* meets(prop, prefix, block, known);
  }
}

/**
 * AWS keeps what is in both at home, so such a route hides part of the network behind the device. The default route says
 * everything else, and hides nothing.
 */
function* meets(
  prop: string,
  prefix: Prefix,
  block: string,
  known: readonly Known[],
): Generator<Problem> {
  if (prefix.length === 0) return;
  for (const { where, block: there } of known) {
    const other = isOpen(there) ? undefined : parsePrefix(there);
    yield problemIf(
      other !== undefined && overlaps(prefix, other),
      `${prop} must not overlap ${where}'s ${there}, got ${show(block)}`,
    );
  }
}

/** Blocks from which AWS takes no public address of a device. */
const PRIVATE_BLOCKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** What is wrong with the addresses at which both sides reach each other. */
export function* outsideProblems({
  endpoint,
  customerGateway,
}: SiteToSiteVpnProps): Generator<Problem> {
  const { ipAddress } = customerGateway;
  const address = isOpen(ipAddress) ? undefined : hostPrefix(ipAddress);
  const isPrivate = address !== undefined && PRIVATE_BLOCKS.some((block) => holds(block, address));
  if (!('transitGateway' in endpoint) || endpoint.transport === undefined) {
    yield problemIf(
      isPrivate,
      `customerGateway's ipAddress must be public unless there is a transport, got ${show(ipAddress)}`,
    );
    return;
  }
  const { transitGateway, transport } = endpoint;
  yield problemIf(
    transitGateway instanceof TransitGateway && transitGateway.cidrBlocks.length === 0,
    `endpoint.transport needs a Transit Gateway with cidrBlocks, '${transitGateway.node.path}' has none`,
  );
  yield problemIf(
    endpoint.acceleration === true,
    'endpoint.acceleration must be left out with a transport: it is for the internet',
  );
  yield problemIf(
    address !== undefined && !isPrivate,
    `customerGateway's ipAddress must be private with a transport, got ${show(ipAddress)}`,
  );
  yield problemIf(
    customerGateway.usesCertificate && ipAddress === undefined,
    "customerGateway's ipAddress must be given with a transport",
  );
  yield problemIf(
    transport.transitGateways.every((each) => differ(each, transitGateway)),
    `endpoint.transport must be attached to '${transitGateway.node.path}'`,
  );
  for (const block of transitGateway.cidrBlocks) {
    yield problemIf(
      address !== undefined && !isOpen(block) && holds(block, address),
      `customerGateway's ipAddress must not be in the Transit Gateway's ${block}, got ${show(ipAddress)}`,
    );
  }
}

function hostPrefix(text: string): Prefix | undefined {
  const address = parseAddress(text);
  return address && { family: address.family, first: address.value, length: 32 };
}

function holds(block: string, address: Prefix): boolean {
  const prefix = parsePrefix(block);
  return prefix !== undefined && overlaps(prefix, address);
}

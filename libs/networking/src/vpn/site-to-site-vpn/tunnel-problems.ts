import type { Problem } from '@archway/core';
import { isOpen, notOneOf, notWhole, outOfRange, problemIf, show } from '@archway/core';
import { notPrefix } from '../../address/not-prefix';
import { contains, parsePrefix } from '../../address/prefix';
import { secretProblem } from '../../secret-reference/secret-reference';
import type { ICustomerGateway } from '../customer-gateway/customer-gateway';
import type { Tunnel, TunnelPhase } from './tunnel';
import {
  ENCRYPTION_ALGORITHMS,
  IKE_VERSIONS,
  INTEGRITY_ALGORITHMS,
  PHASE_1_DH_GROUPS,
  PHASE_2_DH_GROUPS,
} from './tunnel';

const LINK_LOCAL = '169.254.0.0/16';
const UNIQUE_LOCAL = 'fd00::/8';

/**
 * Blocks inside which AWS keeps addresses for itself.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnTunnelOptionsSpecification.html
 */
export const RESERVED_INSIDE_CIDRS = [
  '169.254.0.0/30',
  '169.254.1.0/30',
  '169.254.2.0/30',
  '169.254.3.0/30',
  '169.254.4.0/30',
  '169.254.5.0/30',
  '169.254.169.252/30',
] as const;

/** Everything that is wrong with one tunnel on its own. `prop` names it: `tunnels[0]`. */
export function* tunnelProblems(
  prop: string,
  tunnel: Tunnel,
  customerGateway: ICustomerGateway,
): Generator<Problem> {
  yield insideProblem(`${prop}.insideCidr`, tunnel.insideCidr);
  yield insideIpv6Problem(`${prop}.insideIpv6Cidr`, tunnel.insideIpv6Cidr);
  yield secretProblem(`${prop}.preSharedKey`, tunnel.preSharedKey);
  yield problemIf(
    tunnel.preSharedKey !== undefined && customerGateway.usesCertificate,
    `${prop}.preSharedKey must be left out where the customer gateway has a certificate`,
  );
  yield* listProblems(`${prop}.ikeVersions`, tunnel.ikeVersions, IKE_VERSIONS);
  yield* phaseProblems(`${prop}.phase1`, tunnel.phase1, 28_800, PHASE_1_DH_GROUPS);
  yield* phaseProblems(`${prop}.phase2`, tunnel.phase2, 3_600, PHASE_2_DH_GROUPS);
  yield* timeProblems(prop, tunnel);
  yield* initiationProblems(prop, tunnel, customerGateway);
}

function insideProblem(prop: string, block: string | undefined): Problem {
  const problem = notPrefix(prop, block, { family: 'ipv4', minimumLength: 30, maximumLength: 30 });
  if (problem !== undefined || isOpen(block)) return problem;
  if (!isWithin(block, LINK_LOCAL))
    return `${prop} must be inside ${LINK_LOCAL}, got ${show(block)}`;
  return problemIf(
    RESERVED_INSIDE_CIDRS.some((reserved) => reserved === block),
    `${prop} must not be one that AWS reserves (${RESERVED_INSIDE_CIDRS.join(', ')}), got ${show(block)}`,
  );
}

function insideIpv6Problem(prop: string, block: string | undefined): Problem {
  const rule = { family: 'ipv6', minimumLength: 126, maximumLength: 126 } as const;
  const problem = notPrefix(prop, block, rule);
  if (problem !== undefined || isOpen(block)) return problem;
  return problemIf(
    !isWithin(block, UNIQUE_LOCAL),
    `${prop} must be inside ${UNIQUE_LOCAL}, got ${show(block)}`,
  );
}

function* phaseProblems(
  prop: string,
  phase: TunnelPhase = {},
  longest: number,
  groups: readonly number[],
): Generator<Problem> {
  yield notWhole(`${prop}.lifetimeSeconds`, phase.lifetimeSeconds, 900, longest);
  const { encryptionAlgorithms, integrityAlgorithms, dhGroupNumbers } = phase;
  yield* listProblems(`${prop}.encryptionAlgorithms`, encryptionAlgorithms, ENCRYPTION_ALGORITHMS);
  yield* listProblems(`${prop}.integrityAlgorithms`, integrityAlgorithms, INTEGRITY_ALGORITHMS);
  yield* listProblems(`${prop}.dhGroupNumbers`, dhGroupNumbers, groups);
}

function* listProblems<T extends string | number>(
  prop: string,
  values: readonly T[] | undefined,
  allowed: readonly T[],
): Generator<Problem> {
  if (isOpen(values)) return;
  yield problemIf(values.length === 0, `${prop} must name at least one, got []`);
  for (const value of values) yield notOneOf(prop, value, allowed);
}

function* timeProblems(prop: string, tunnel: Tunnel): Generator<Problem> {
  const phase1 = tunnel.phase1?.lifetimeSeconds ?? 28_800;
  const phase2 = tunnel.phase2?.lifetimeSeconds ?? 3_600;
  const isKnown = !isOpen(phase1) && !isOpen(phase2);
  yield problemIf(
    isKnown && phase2 > phase1,
    `${prop}.phase2.lifetimeSeconds must be at most that of phase 1 (${phase1}), got ${phase2}`,
  );
  const longestMargin = isOpen(phase2) ? 1_800 : Math.floor(phase2 / 2);
  const margin = tunnel.rekeyMarginTimeSeconds;
  yield notWhole(`${prop}.rekeyMarginTimeSeconds`, margin, 60, longestMargin);
  yield notWhole(`${prop}.rekeyFuzzPercentage`, tunnel.rekeyFuzzPercentage, 0, 100);
  yield notWhole(`${prop}.replayWindowSize`, tunnel.replayWindowSize, 64, 2_048);
  const timeout = tunnel.dpdTimeoutSeconds;
  yield problemIf(
    !isOpen(timeout) && outOfRange('', timeout, 30, Number.MAX_SAFE_INTEGER) !== undefined,
    `${prop}.dpdTimeoutSeconds must be at least 30, got ${show(timeout)}`,
  );
}

/**
 * AWS can only begin what it knows an address for.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/initiate-vpn-tunnels.html
 */
function* initiationProblems(
  prop: string,
  { startupAction, dpdTimeoutAction, ikeVersions = ['ikev2'] }: Tunnel,
  customerGateway: ICustomerGateway,
): Generator<Problem> {
  yield notOneOf(`${prop}.startupAction`, startupAction, ['add', 'start']);
  yield notOneOf(`${prop}.dpdTimeoutAction`, dpdTimeoutAction, ['clear', 'none', 'restart']);
  yield problemIf(
    startupAction === 'start' && !ikeVersions.includes('ikev2'),
    `${prop}.startupAction 'start' needs ikev2, got ikeVersions ${show(ikeVersions)}`,
  );
  const hasNoAddress = customerGateway.usesCertificate && customerGateway.ipAddress === undefined;
  yield problemIf(
    hasNoAddress && startupAction === 'start',
    `${prop}.startupAction 'start' needs the ipAddress of the customer gateway`,
  );
  yield problemIf(
    hasNoAddress && dpdTimeoutAction === 'restart',
    `${prop}.dpdTimeoutAction 'restart' needs the ipAddress of the customer gateway`,
  );
}

function isWithin(block: string, outer: string): boolean {
  const [inner, around] = [parsePrefix(block), parsePrefix(outer)];
  return inner !== undefined && around !== undefined && contains(around, inner);
}

import type { Problem } from '@archway/core';
import { isOpen, notMatching, problemIf, show } from '@archway/core';
import type { IConstruct } from 'constructs';
import { notPrefix } from '../../address/not-prefix';
import { contains, parsePrefix } from '../../address/prefix';
import type {
  AssociatedTransitGateway,
  AssociatedVpnGateway,
  DirectConnectGatewayAssociationProps,
} from './direct-connect-gateway-association';

/**
 * How many prefixes of one Transit Gateway a transit virtual interface tells outside.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
const MOST_TRANSIT_PREFIXES = 200;

/** Everything that can be wrong with an association, on its own and beside others of the gateway. */
export function* associationProblems(
  association: IConstruct,
  props: DirectConnectGatewayAssociationProps,
): Generator<Problem> {
  const { gateway, gatewayOwnerAccountId } = props;
  const prefixes = prefixesOf(props);
  yield notMatching('gatewayOwnerAccountId', gatewayOwnerAccountId, /^\d{12}$/, 'twelve digits');
  for (const [index, prefix] of prefixes.entries()) {
    yield notPrefix(`allowedPrefixes[${index}]`, prefix);
    yield problemIf(
      prefixes.indexOf(prefix) !== index,
      `allowedPrefixes[${index}] must be there once, got ${show(prefix)} again`,
    );
  }
  if ('transitGateway' in gateway) yield* transitProblems(association, props, gateway);
  else yield* vpnGatewayProblems(association, props, gateway);
}

function* transitProblems(
  association: IConstruct,
  { directConnectGateway }: DirectConnectGatewayAssociationProps,
  { transitGateway, allowedPrefixes }: AssociatedTransitGateway,
): Generator<Problem> {
  const count = allowedPrefixes.length;
  yield problemIf(
    count < 1 || count > MOST_TRANSIT_PREFIXES,
    `allowedPrefixes must be 1 to ${MOST_TRANSIT_PREFIXES}, got ${count}`,
  );
  const { amazonSideAsn } = transitGateway;
  yield problemIf(
    !isOpen(amazonSideAsn) && amazonSideAsn === directConnectGateway.amazonSideAsn,
    `transitGateway's amazonSideAsn must differ from the Direct Connect gateway's, got ${amazonSideAsn} on both`,
  );
  const { ledger } = directConnectGateway;
  yield* ledger.note(association, 'transit', 'transitGateways');
  yield ledger.noteAsn(association, amazonSideAsn);
  yield* ledger.noteBlocks(association, 'allowedPrefixes', allowedPrefixes);
}

function* vpnGatewayProblems(
  association: IConstruct,
  { directConnectGateway }: DirectConnectGatewayAssociationProps,
  { vpnGateway, allowedPrefixes }: AssociatedVpnGateway,
): Generator<Problem> {
  const blocks = vpnGateway.ipv4CidrBlocks;
  yield problemIf(
    (allowedPrefixes ?? blocks).length === 0,
    "allowedPrefixes must be given where the VPC's blocks are not known, got none",
  );
  if (!blocks.some((block) => isOpen(block))) {
    yield* filterProblems(allowedPrefixes ?? [], blocks);
  }
  const { ledger } = directConnectGateway;
  yield* ledger.note(association, 'private', 'vpnGateways');
  yield* ledger.noteBlocks(association, "the VPC's blocks", blocks);
}

/** A filter that lets none of the VPC's blocks through is never noticed until nothing arrives. */
function* filterProblems(
  filters: readonly string[],
  blocks: readonly string[],
): Generator<Problem> {
  const known = blocks.flatMap((block) => parsePrefix(block) ?? []);
  if (known.length === 0) return;
  for (const [index, filter] of filters.entries()) {
    const prefix = isOpen(filter) ? undefined : parsePrefix(filter);
    yield problemIf(
      prefix?.family === 'ipv4' && !known.some((block) => contains(prefix, block)),
      `allowedPrefixes[${index}] must be the same as a block of the VPC (${blocks.join(', ')}) or wider, got ${show(filter)}`,
    );
  }
}

/** What is told outside: what is said, or the VPC's blocks. */
export function prefixesOf({ gateway }: DirectConnectGatewayAssociationProps): readonly string[] {
  return 'transitGateway' in gateway
    ? gateway.allowedPrefixes
    : (gateway.allowedPrefixes ?? gateway.vpnGateway.ipv4CidrBlocks);
}

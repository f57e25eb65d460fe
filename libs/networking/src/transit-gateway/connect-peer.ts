import { Ec2TransitGatewayConnectPeer } from '@cdktf/provider-aws/lib/ec2-transit-gateway-connect-peer';
import type { Problem } from '@archway/core';
import { isOpen, notWhole, problemIf, rejectProps, show } from '@archway/core';
import { Construct } from 'constructs';
import { notPrefix } from '../address/not-prefix';
import type { Prefix } from '../address/prefix';
import {
  addressBits,
  contains,
  formatPrefix,
  overlaps,
  parseAddress,
  parsePrefix,
} from '../address/prefix';
import { LARGEST_ASN } from '../autonomous-system/autonomous-system';
import { ImportedTransitGateway } from './transit-gateway-reference';
import type { ITransitGateway } from './transit-gateway-reference';

export interface ConnectPeerProps {
  /** The appliance's outside address, IPv4 or IPv6. */
  readonly peerAddress: string;

  /**
   * The Transit Gateway's outside address, in one of its blocks, of the family of `peerAddress`.
   *
   * @default - the first free one
   */
  readonly transitGatewayAddress?: string;

  /**
   * The addresses of BGP over IPv4: a /29 in 169.254.0.0/16 that no other tunnel of the Transit Gateway has. The
   * appliance takes the first, AWS the second and third.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html
   */
  readonly insideIpv4CidrBlock: string;

  /**
   * The addresses of BGP over IPv6: a /125 in fd00::/8.
   *
   * @default - IPv4 only
   */
  readonly insideIpv6CidrBlock?: string;

  /**
   * The appliance's number in BGP, 1 to 4294967294.
   *
   * @default - the Transit Gateway's: BGP inside one system
   */
  readonly bgpAsn?: number;
}

/** A tunnel of a Connect attachment: GRE, with two BGP sessions in it. */
export class ConnectPeer extends Construct {
  readonly connectPeerId: string;
  readonly connectPeerArn: string;
  /** The appliance's address in BGP. */
  readonly bgpPeerAddress: string;
  /** AWS's two addresses in BGP. */
  readonly bgpTransitGatewayAddresses: string[];

  constructor(
    scope: Construct,
    id: string,
    props: ConnectPeerProps,
    attachmentId: string,
    transitGateway: ITransitGateway,
  ) {
    super(scope, id);
    const { insideIpv4CidrBlock, insideIpv6CidrBlock, bgpAsn } = props;
    const { ledger } = transitGateway;
    rejectProps(this, [
      ...insideProblems(props),
      ...outsideProblems(props, transitGateway),
      notWhole('bgpAsn', bgpAsn, 1, LARGEST_ASN),
      ledger.noteInsideBlock(this, 'insideIpv4CidrBlock', insideIpv4CidrBlock),
      ledger.noteInsideBlock(this, 'insideIpv6CidrBlock', insideIpv6CidrBlock),
    ]);
    const peer = new Ec2TransitGatewayConnectPeer(this, 'Default', {
      transitGatewayAttachmentId: attachmentId,
      peerAddress: props.peerAddress,
      transitGatewayAddress: props.transitGatewayAddress,
      insideCidrBlocks: [
        insideIpv4CidrBlock,
        ...(insideIpv6CidrBlock === undefined ? [] : [insideIpv6CidrBlock]),
      ],
      bgpAsn: bgpAsn === undefined ? undefined : String(bgpAsn),
      provider: transitGateway.provider,
      tags: { Name: this.node.path },
    });
    this.connectPeerId = peer.id;
    this.connectPeerArn = peer.arn;
    this.bgpPeerAddress = peer.bgpPeerAddress;
    this.bgpTransitGatewayAddresses = peer.bgpTransitGatewayAddresses;
  }
}

const block = (text: string): Prefix => parsePrefix(text) as Prefix;

const LINK_LOCAL = block('169.254.0.0/16');
const UNIQUE_LOCAL = block('fd00::/8');

/** What AWS keeps for itself. @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html */
const RESERVED = [
  '169.254.0.0/29',
  '169.254.1.0/29',
  '169.254.2.0/29',
  '169.254.3.0/29',
  '169.254.4.0/29',
  '169.254.5.0/29',
  '169.254.169.248/29',
].map(block);

function* insideProblems(props: ConnectPeerProps): Generator<Problem> {
  const rules = [
    ['insideIpv4CidrBlock', props.insideIpv4CidrBlock, 'ipv4', 29, LINK_LOCAL],
    ['insideIpv6CidrBlock', props.insideIpv6CidrBlock, 'ipv6', 125, UNIQUE_LOCAL],
  ] as const;
  for (const [prop, value, family, length, range] of rules) {
    yield notPrefix(prop, value, { family, minimumLength: length, maximumLength: length });
    const known = isOpen(value) ? undefined : parsePrefix(value);
    if (known === undefined || known.family !== family) continue;
    yield problemIf(
      !contains(range, known),
      `${prop} must be in ${formatPrefix(range)}, got ${show(value)}`,
    );
    yield problemIf(
      RESERVED.some((reserved) => overlaps(reserved, known)),
      `${prop} must not be one that AWS reserves, got ${show(value)}`,
    );
  }
}

function* outsideProblems(
  { peerAddress, transitGatewayAddress }: ConnectPeerProps,
  transitGateway: ITransitGateway,
): Generator<Problem> {
  const { cidrBlocks } = transitGateway;
  yield problemIf(
    cidrBlocks.length === 0 && !(transitGateway instanceof ImportedTransitGateway),
    `cidrBlocks of '${transitGateway.node.path}' must hold the tunnel's outside address, got none`,
  );
  const peer = isOpen(peerAddress) ? undefined : parseAddress(peerAddress);
  yield problemIf(
    !isOpen(peerAddress) && peer === undefined,
    `peerAddress must be an address such as 10.0.0.10, got ${show(peerAddress)}`,
  );
  if (isOpen(transitGatewayAddress)) return;
  const own = parseAddress(transitGatewayAddress);
  yield problemIf(
    own === undefined,
    `transitGatewayAddress must be an address such as 10.99.0.1, got ${show(transitGatewayAddress)}`,
  );
  if (own === undefined) return;
  yield problemIf(
    peer !== undefined && peer.family !== own.family,
    `transitGatewayAddress must be of the family of peerAddress (${show(peerAddress)}), got ${show(transitGatewayAddress)}`,
  );
  const host = { family: own.family, first: own.value, length: addressBits(own.family) };
  const known = cidrBlocks.map((each) => (isOpen(each) ? undefined : parsePrefix(each)));
  yield problemIf(
    known.length > 0 && known.every((each) => each !== undefined && !contains(each, host)),
    `transitGatewayAddress must be in a block of the Transit Gateway (${cidrBlocks.join(', ')}), got ${show(transitGatewayAddress)}`,
  );
}

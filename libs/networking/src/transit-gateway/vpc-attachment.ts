import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import type { Problem } from '@archway/core';
import { isOpen, problemIf, rejectProps, show } from '@archway/core';
import { Construct } from 'constructs';
import { formatPrefix, overlaps, parsePrefix } from '../address/prefix';
import { declaredProps } from '../declared-props';
import type { RouteTarget } from '../route-table/route';
import type { ISubnet } from '../subnet/subnet-reference';
import type { IVpc } from '../vpc/vpc-reference';
import { parseZone } from '../vpc/zone';
import { AcceptedVpcAttachment } from './accepted-vpc-attachment';
import { enabled } from './enabled';
import type { ITransitGateway, ITransitGatewayAttachment } from './transit-gateway-reference';

export interface VpcAttachmentOptions {
  /**
   * Whether both directions of a connection go through one zone: for a VPC whose appliances keep state.
   *
   * @default false
   */
  readonly applianceModeSupport?: boolean;

  /**
   * Whether names of public hosts in other attached VPCs resolve to their private addresses.
   *
   * @default true
   */
  readonly dnsSupport?: boolean;

  /**
   * @default - whether one of the subnets has IPv6
   */
  readonly ipv6Support?: boolean;

  /**
   * Whether groups of the VPC can be named by groups of others, where the Transit Gateway supports that.
   *
   * @default - AWS's: true
   */
  readonly securityGroupReferencingSupport?: boolean;
}

export interface VpcAttachmentProps extends VpcAttachmentOptions {
  readonly transitGateway: ITransitGateway;

  readonly vpc: IVpc;

  /**
   * One subnet in each zone, in zones of the region itself, with IPv4. Subnets of a zone without one have no way to the
   * Transit Gateway. A tier of its own, of /28, keeps its network ACL and routes apart.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
   */
  readonly subnets: readonly ISubnet[];
}

/**
 * A VPC on a Transit Gateway, in no table until one associates it.
 *
 * Where the VPC and the Transit Gateway have different providers, the attachment is made by the VPC's and accepted by
 * the other. Of a Transit Gateway that is `shared`, the owner has to accept it: see `AcceptedVpcAttachment`.
 */
export class VpcAttachment extends Construct implements ITransitGatewayAttachment {
  readonly attachmentId: string;
  readonly transitGateways: readonly ITransitGateway[];
  readonly propagates = true;
  /** What routes of the VPC's tables point at; they wait for the attachment. */
  readonly routeTarget: RouteTarget;

  constructor(scope: Construct, id: string, props: VpcAttachmentProps) {
    super(scope, id);
    declaredProps.check(this, 'VpcAttachment', props);
    const { transitGateway, vpc, subnets } = props;
    rejectProps(this, [
      ...subnetProblems(subnets),
      ...overlapProblems(transitGateway, vpc),
      transitGateway.ledger.noteVpc(this, vpc.vpcId, vpc),
    ]);
    const accepted = transitGateway.provider !== vpc.provider;
    const attachment = new Ec2TransitGatewayVpcAttachment(this, 'Default', {
      transitGatewayId: transitGateway.transitGatewayId,
      vpcId: vpc.vpcId,
      subnetIds: subnets.map(({ subnetId }) => subnetId),
      applianceModeSupport: enabled(props.applianceModeSupport ?? false),
      dnsSupport: enabled(props.dnsSupport ?? true),
      ipv6Support: enabled(props.ipv6Support ?? subnets.some(hasIpv6)),
      securityGroupReferencingSupport:
        props.securityGroupReferencingSupport === undefined
          ? undefined
          : enabled(props.securityGroupReferencingSupport),
      // Tables of a shared Transit Gateway are the owner's: Terraform could neither set nor read these.
      ...(accepted || transitGateway.shared ? {} : NO_DEFAULT_TABLES),
      provider: vpc.provider,
      tags: { Name: this.node.path },
    });
    const accepter = accepted
      ? new AcceptedVpcAttachment(this, 'Accepted', { transitGateway, attachmentId: attachment.id })
      : undefined;
    this.attachmentId = accepter?.attachmentId ?? attachment.id;
    this.transitGateways = [transitGateway];
    this.routeTarget = {
      transitGatewayId: transitGateway.transitGatewayId,
      dependsOn: [accepter?.accepter ?? attachment],
    };
  }
}

const NO_DEFAULT_TABLES = {
  transitGatewayDefaultRouteTableAssociation: false,
  transitGatewayDefaultRouteTablePropagation: false,
} as const;

function hasIpv6({ ipv6CidrBlock }: ISubnet): boolean {
  return ipv6CidrBlock !== undefined;
}

function* subnetProblems(subnets: readonly ISubnet[]): Generator<Problem> {
  yield problemIf(subnets.length === 0, 'subnets must be at least one, in each zone one, got none');
  const taken = new Map<string, ISubnet>();
  for (const subnet of subnets) {
    const { availabilityZone: zone, ipv4CidrBlock, node } = subnet;
    yield problemIf(
      ipv4CidrBlock === undefined,
      `subnets must have IPv4, and '${node.path}' has IPv6 only`,
    );
    if (isOpen(zone)) continue;
    const kind = parseZone(zone)?.kind ?? 'availability';
    yield problemIf(
      kind !== 'availability',
      `subnets must be in zones of the region itself, got ${show(zone)} of '${node.path}'`,
    );
    const other = taken.get(zone);
    yield problemIf(
      other !== undefined,
      `subnets must be one in each zone, got '${other?.node.path}' and '${node.path}' in ${zone}`,
    );
    taken.set(zone, subnet);
  }
}

function overlapProblems(transitGateway: ITransitGateway, vpc: IVpc): readonly Problem[] {
  const known = (blocks: readonly string[]) =>
    blocks.flatMap((block) => (isOpen(block) ? [] : (parsePrefix(block) ?? [])));
  return known(transitGateway.cidrBlocks).flatMap((block) =>
    known([...vpc.ipv4CidrBlocks, ...vpc.ipv6CidrBlocks])
      .filter((taken) => overlaps(block, taken))
      .map(
        (taken) =>
          `vpc '${vpc.node.path}' must not overlap the Transit Gateway's own ${formatPrefix(block)}, got ${show(formatPrefix(taken))}`,
      ),
  );
}

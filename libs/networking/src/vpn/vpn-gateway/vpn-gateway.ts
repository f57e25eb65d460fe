import { VpnGateway as AwsVpnGateway } from '@cdktf/provider-aws/lib/vpn-gateway';
import { VpnGatewayAttachment } from '@cdktf/provider-aws/lib/vpn-gateway-attachment';
import { VpnGatewayRoutePropagation } from '@cdktf/provider-aws/lib/vpn-gateway-route-propagation';
import { isOpen, problemIf, rejectProps, show } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { asnText, notPrivateAsn } from '../../autonomous-system/autonomous-system';
import { declaredProps } from '../../declared-props';
import type { IVpc } from '../../vpc/vpc-reference';
import { InsideBlocks } from '../inside-blocks/inside-blocks';

/** A virtual private gateway, of this app or another. */
export interface IVpnGateway extends IConstruct {
  readonly vpnGatewayId: string;
  /** Amazon's side of BGP sessions; unset where only others know it. */
  readonly amazonSideAsn?: number;
  /** IPv4 blocks of the VPC behind it, where known at synth. */
  readonly ipv4CidrBlocks: readonly string[];
  /** Where the gateway lives when that is not the stack's own account and region. */
  readonly provider?: TerraformProvider;
  /** Blocks inside the tunnels that end here. */
  readonly insideBlocks: InsideBlocks;
}

export interface VpnGatewayProps {
  /** The VPC it is attached to. AWS attaches one gateway to a VPC. */
  readonly vpc: IVpc;

  /** The tiers whose route tables learn what the gateway learns: addresses at the other end of VPNs and Direct Connect. */
  readonly propagateTo: readonly string[];

  /**
   * Amazon's side of BGP sessions: 64512 to 65534, or 4200000000 to 4294967294. It can never be changed.
   *
   * @default 64512
   */
  readonly amazonSideAsn?: number;

  /**
   * @default - AWS chooses
   */
  readonly availabilityZone?: string;
}

export interface VpnGatewayAttributes {
  readonly vpnGatewayId: string;

  /**
   * @default - not known
   */
  readonly amazonSideAsn?: number;

  /**
   * @default - not known
   */
  readonly ipv4CidrBlocks?: readonly string[];

  /**
   * Which account and region the gateway is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/** Amazon's end of VPNs and Direct Connect for one VPC, on its own without a Transit Gateway. */
export class VpnGateway extends Construct implements IVpnGateway {
  /** A virtual private gateway that others deploy. */
  static fromVpnGatewayAttributes(
    scope: Construct,
    id: string,
    attributes: VpnGatewayAttributes,
  ): IVpnGateway {
    return new ImportedVpnGateway(scope, id, attributes);
  }

  readonly vpnGatewayId: string;
  readonly vpnGatewayArn: string;
  readonly amazonSideAsn: number;
  readonly ipv4CidrBlocks: readonly string[];
  readonly provider?: TerraformProvider;
  readonly insideBlocks = new InsideBlocks();

  constructor(scope: Construct, id: string, props: VpnGatewayProps) {
    super(scope, id);
    declaredProps.check(this, 'VpnGateway', props);
    const { vpc, propagateTo, amazonSideAsn = 64_512, availabilityZone } = props;
    const zones = vpc.availabilityZones;
    rejectProps(this, [
      notPrivateAsn('amazonSideAsn', amazonSideAsn),
      problemIf(
        !isOpen(availabilityZone) && zones.length > 0 && !zones.includes(availabilityZone),
        `availabilityZone must be one of the VPC's, ${zones.join(', ')}, got ${show(availabilityZone)}`,
      ),
      ...propagateTo.map((tier) =>
        problemIf(
          !vpc.tiers.includes(tier),
          `propagateTo must name tiers of the VPC, ${vpc.tiers.join(', ') || '(there are none)'}, got ${show(tier)}`,
        ),
      ),
      ...propagateTo.map((tier, index) =>
        problemIf(
          propagateTo.indexOf(tier) !== index,
          `propagateTo must name each tier once, got ${show(tier)} twice`,
        ),
      ),
    ]);
    this.amazonSideAsn = amazonSideAsn;
    this.ipv4CidrBlocks = vpc.ipv4CidrBlocks;
    this.provider = vpc.provider;
    const gateway = new AwsVpnGateway(this, 'Default', {
      amazonSideAsn: asnText(amazonSideAsn),
      availabilityZone,
      provider: vpc.provider,
      tags: { Name: this.node.path },
    });
    this.vpnGatewayArn = gateway.arn;
    // Behind the attachment, so that nothing is propagated or connected before the gateway is attached.
    this.vpnGatewayId = new VpnGatewayAttachment(this, 'Attachment', {
      vpnGatewayId: gateway.id,
      vpcId: vpc.vpcId,
      provider: vpc.provider,
    }).vpnGatewayId;
    for (const tier of propagateTo) this.propagate(vpc, tier);
  }

  private propagate(vpc: IVpc, tier: string): void {
    for (const table of vpc.routeTables(tier)) {
      new VpnGatewayRoutePropagation(this, `${tier}-${table.node.id}`, {
        vpnGatewayId: this.vpnGatewayId,
        routeTableId: table.routeTableId,
        provider: vpc.provider,
      });
    }
  }
}

class ImportedVpnGateway extends Construct implements IVpnGateway {
  readonly vpnGatewayId: string;
  readonly amazonSideAsn?: number;
  readonly ipv4CidrBlocks: readonly string[];
  readonly provider?: TerraformProvider;
  readonly insideBlocks = new InsideBlocks();

  constructor(scope: Construct, id: string, attributes: VpnGatewayAttributes) {
    super(scope, id);
    this.vpnGatewayId = attributes.vpnGatewayId;
    this.amazonSideAsn = attributes.amazonSideAsn;
    this.ipv4CidrBlocks = attributes.ipv4CidrBlocks ?? [];
    this.provider = attributes.provider;
  }
}

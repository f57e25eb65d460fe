import { reject } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { IRouteTable } from '../route-table/route-table';
import type { ISubnet, SubnetAttributes } from '../subnet/subnet-reference';
import { importSubnets } from '../subnet/subnet-reference';

/** A VPC, of this app or another. */
export interface IVpc extends IConstruct {
  readonly vpcId: string;
  readonly vpcArn: string;
  /** Every IPv4 block of the VPC, the primary one first, where known at synth; empty where IPAM decides. */
  readonly ipv4CidrBlocks: readonly string[];
  /** Every IPv6 block of the VPC where known at synth; empty where AWS decides. */
  readonly ipv6CidrBlocks: readonly string[];
  /** Names of the tiers, in the order given. */
  readonly tiers: readonly string[];
  /** In the order in which subnets are laid out. */
  readonly availabilityZones: readonly string[];
  /** Where the VPC lives when that is not the stack's own account and region. */
  readonly provider?: TerraformProvider;

  /**
   * The subnets of a tier, in zone order.
   *
   * @throws for a tier that there is not, naming those that there are
   */
  subnets(tier: string): readonly ISubnet[];

  /**
   * The route tables of a tier's subnets, each once.
   *
   * @throws for a tier that there is not, naming those that there are
   */
  routeTables(tier: string): readonly IRouteTable[];
}

export interface VpcAttributes {
  readonly vpcId: string;
  readonly vpcArn: string;

  /**
   * @default - not known
   */
  readonly ipv4CidrBlocks?: readonly string[];

  /**
   * @default - not known
   */
  readonly ipv6CidrBlocks?: readonly string[];

  /**
   * @default - none
   */
  readonly availabilityZones?: readonly string[];

  /**
   * The subnets of each tier, in zone order.
   *
   * @default - none
   */
  readonly tiers?: Readonly<Record<string, readonly SubnetAttributes[]>>;

  /**
   * Which account and region the VPC is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/** Everything that needs only the identifiers. */
export abstract class VpcBase extends Construct implements IVpc {
  abstract readonly vpcId: string;
  abstract readonly vpcArn: string;
  abstract readonly ipv4CidrBlocks: readonly string[];
  abstract readonly ipv6CidrBlocks: readonly string[];
  abstract readonly availabilityZones: readonly string[];
  abstract readonly provider?: TerraformProvider;
  protected abstract readonly subnetsByTier: ReadonlyMap<string, readonly ISubnet[]>;

  get tiers(): readonly string[] {
    return [...this.subnetsByTier.keys()];
  }

  subnets(tier: string): readonly ISubnet[] {
    const subnets = this.subnetsByTier.get(tier);
    if (subnets === undefined) {
      reject(`${this.constructor.name} '${this.node.path}'`, [
        `tier must be one of ${this.tiers.join(', ') || '(there are none)'}, got "${tier}"`,
      ]);
    }
    return subnets ?? [];
  }

  routeTables(tier: string): readonly IRouteTable[] {
    return [...new Set(this.subnets(tier).map((subnet) => subnet.routeTable))];
  }
}

/** A VPC that others deploy. */
export class ImportedVpc extends VpcBase {
  readonly vpcId: string;
  readonly vpcArn: string;
  readonly ipv4CidrBlocks: readonly string[];
  readonly ipv6CidrBlocks: readonly string[];
  readonly availabilityZones: readonly string[];
  readonly provider?: TerraformProvider;
  protected readonly subnetsByTier: ReadonlyMap<string, readonly ISubnet[]>;

  constructor(scope: Construct, id: string, attributes: VpcAttributes) {
    super(scope, id);
    this.vpcId = attributes.vpcId;
    this.vpcArn = attributes.vpcArn;
    this.ipv4CidrBlocks = attributes.ipv4CidrBlocks ?? [];
    this.ipv6CidrBlocks = attributes.ipv6CidrBlocks ?? [];
    this.availabilityZones = attributes.availabilityZones ?? [];
    this.provider = attributes.provider;
    this.subnetsByTier = new Map(
      Object.entries(attributes.tiers ?? {}).map(([tier, subnets]) => [
        tier,
        importSubnets(new Construct(this, tier), subnets, attributes.provider),
      ]),
    );
  }
}

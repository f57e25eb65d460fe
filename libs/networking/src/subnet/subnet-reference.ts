import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { TerraformProvider } from 'cdktf';
import type { IRouteTable } from '../route-table/route-table';
import { RouteTable } from '../route-table/route-table';

/** A subnet, of this app or another. */
export interface ISubnet extends IConstruct {
  readonly subnetId: string;
  readonly subnetArn: string;
  readonly availabilityZone: string;
  /** Unset where the subnet has IPv6 only. A token where IPAM decides. */
  readonly ipv4CidrBlock?: string;
  /** Unset where the subnet has IPv4 only. A token where AWS decides. */
  readonly ipv6CidrBlock?: string;
  readonly routeTable: IRouteTable;
}

export interface SubnetAttributes {
  readonly subnetId: string;
  readonly subnetArn: string;
  readonly availabilityZone: string;

  /**
   * @default - none: an IPv6-only subnet
   */
  readonly ipv4CidrBlock?: string;

  /**
   * @default - none: an IPv4-only subnet
   */
  readonly ipv6CidrBlock?: string;

  /** The table that the subnet is associated with; subnets that say the same identifier share one construct. */
  readonly routeTableId: string;
}

/** A subnet that others deploy. */
export class ImportedSubnet extends Construct implements ISubnet {
  readonly subnetId: string;
  readonly subnetArn: string;
  readonly availabilityZone: string;
  readonly ipv4CidrBlock?: string;
  readonly ipv6CidrBlock?: string;

  constructor(
    scope: Construct,
    id: string,
    attributes: Omit<SubnetAttributes, 'routeTableId'>,
    readonly routeTable: IRouteTable,
  ) {
    super(scope, id);
    this.subnetId = attributes.subnetId;
    this.subnetArn = attributes.subnetArn;
    this.availabilityZone = attributes.availabilityZone;
    this.ipv4CidrBlock = attributes.ipv4CidrBlock;
    this.ipv6CidrBlock = attributes.ipv6CidrBlock;
  }
}

/** Refers to the subnets of one tier, whose route tables are made once for each identifier. */
export function importSubnets(
  scope: Construct,
  subnets: readonly SubnetAttributes[],
  provider?: TerraformProvider,
): readonly ISubnet[] {
  const tables = new Map<string, IRouteTable>();
  return subnets.map(({ routeTableId, ...subnet }, index) => {
    const table =
      tables.get(routeTableId) ??
      RouteTable.fromRouteTableAttributes(scope, `RouteTable${index + 1}`, {
        routeTableId,
        provider,
      });
    tables.set(routeTableId, table);
    return new ImportedSubnet(scope, `Subnet${index + 1}`, subnet, table);
  });
}

import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet as AwsSubnet } from '@cdktf/provider-aws/lib/subnet';
import type { SubnetConfig } from '@cdktf/provider-aws/lib/subnet';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { IRouteTable } from '../route-table/route-table';
import type { ISubnet } from './subnet-reference';

/** A place on an Outpost. */
export interface Outpost {
  readonly outpostArn: string;

  /**
   * The pool of the customer's own addresses from which whatever is launched gets one.
   *
   * @default - none: nothing gets one
   */
  readonly customerOwnedIpv4Pool?: string;
}

/** How what is launched in a subnet gets addresses and names. */
export interface SubnetSettings {
  /**
   * Whether whatever is launched gets a public IPv4 address without asking.
   *
   * @default false
   */
  readonly mapPublicIpOnLaunch?: boolean;

  /**
   * What host names are made of: the address or the instance's id.
   *
   * @default - 'ip-name', or 'resource-name' in an IPv6-only subnet
   */
  readonly privateDnsHostnameType?: 'ip-name' | 'resource-name';

  /**
   * Whether names made of instance ids are answered, with A records where there is IPv4, AAAA where there is IPv6.
   *
   * @default - only where host names are made of them
   */
  readonly resourceNameDns?: boolean;
}

export interface SubnetProps extends SubnetSettings {
  readonly vpcId: string;
  readonly availabilityZone: string;
  readonly name: string;
  readonly routeTable: IRouteTable;
  readonly ipv4CidrBlock?: string;
  readonly ipv6CidrBlock?: string;
  /** Whether DNS answers for IPv4-only names with addresses that NAT64 translates. */
  readonly dns64?: boolean;
  readonly outpost?: Outpost;
  readonly provider?: TerraformProvider;
  /** What makes the subnet's block part of the VPC. */
  readonly dependsOn?: ITerraformDependable[];
}

/** One subnet and the association with its route table. */
export class Subnet extends Construct implements ISubnet {
  readonly subnetId: string;
  readonly subnetArn: string;
  readonly availabilityZone: string;
  readonly ipv4CidrBlock?: string;
  readonly ipv6CidrBlock?: string;
  readonly routeTable: IRouteTable;

  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    this.availabilityZone = props.availabilityZone;
    this.ipv4CidrBlock = props.ipv4CidrBlock;
    this.ipv6CidrBlock = props.ipv6CidrBlock;
    this.routeTable = props.routeTable;
    const subnet = new AwsSubnet(this, 'Default', {
      vpcId: props.vpcId,
      availabilityZone: props.availabilityZone,
      cidrBlock: props.ipv4CidrBlock,
      ...ipv6Arguments(props),
      ...nameArguments(props),
      ...outpostArguments(props.outpost),
      mapPublicIpOnLaunch: props.mapPublicIpOnLaunch,
      provider: props.provider,
      tags: { Name: props.name },
      dependsOn: props.dependsOn,
    });
    this.subnetId = subnet.id;
    this.subnetArn = subnet.arn;
    new RouteTableAssociation(this, 'RouteTable', {
      subnetId: subnet.id,
      routeTableId: props.routeTable.routeTableId,
      provider: props.provider,
    });
  }
}

function ipv6Arguments({
  ipv4CidrBlock,
  ipv6CidrBlock,
  dns64,
}: SubnetProps): Partial<SubnetConfig> {
  if (ipv6CidrBlock === undefined) return {};
  return {
    ipv6CidrBlock,
    assignIpv6AddressOnCreation: true,
    ipv6Native: ipv4CidrBlock === undefined ? true : undefined,
    enableDns64: dns64,
  };
}

/** A subnet without IPv4 has no addresses that names could be made of. */
function nameArguments(props: SubnetProps): Partial<SubnetConfig> {
  const type =
    props.privateDnsHostnameType ??
    (props.ipv4CidrBlock === undefined ? 'resource-name' : undefined);
  const answered = props.resourceNameDns ?? (type === 'resource-name' ? true : undefined);
  return {
    privateDnsHostnameTypeOnLaunch: type,
    enableResourceNameDnsARecordOnLaunch: props.ipv4CidrBlock === undefined ? undefined : answered,
    enableResourceNameDnsAaaaRecordOnLaunch:
      props.ipv6CidrBlock === undefined ? undefined : answered,
  };
}

function outpostArguments(outpost: Outpost | undefined): Partial<SubnetConfig> {
  if (outpost === undefined) return {};
  const { outpostArn, customerOwnedIpv4Pool } = outpost;
  return customerOwnedIpv4Pool === undefined
    ? { outpostArn }
    : { outpostArn, customerOwnedIpv4Pool, mapCustomerOwnedIpOnLaunch: true };
}

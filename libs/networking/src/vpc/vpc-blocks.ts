import type { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcIpv4CidrBlockAssociation } from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import type { ITerraformDependable } from 'cdktf';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { SubnetBlock } from './plan-subnets';
import { MAIN } from './plan-subnets';
import type { Ipv4Block, Ipv6Block, VpcProps } from './vpc-props';

/** The arguments of a VPC that say its own blocks. */
export function blockArguments(props: VpcProps): Record<string, unknown> {
  return { ...ipv4Arguments(props.ipv4), ...ipv6Arguments(props.ipv6) };
}

/** The blocks of a VPC, as its subnets refer to them. */
export class VpcBlocks {
  private readonly additional: ReadonlyMap<string, VpcIpv4CidrBlockAssociation>;

  /** Adds the further blocks to the VPC. */
  constructor(
    scope: Construct,
    private readonly vpc: AwsVpc,
    props: VpcProps,
  ) {
    const home = new Construct(scope, 'Blocks');
    this.additional = new Map(
      Object.entries(props.additionalIpv4 ?? {}).map(([name, block]) => [
        name,
        new VpcIpv4CidrBlockAssociation(home, name, {
          vpcId: vpc.id,
          ...ipv4Arguments(block),
          provider: props.provider,
        }),
      ]),
    );
  }

  /** A subnet's IPv4 block. */
  ipv4(place: SubnetBlock): string {
    const around = this.additional.get(place.block)?.cidrBlock ?? this.vpc.cidrBlock;
    return cidrOf(place, around);
  }

  /** A subnet's IPv6 block. */
  ipv6(place: SubnetBlock): string {
    return cidrOf(place, this.vpc.ipv6CidrBlock);
  }

  /** What has to stand before a subnet can lie in a block. */
  dependenciesOf(place: SubnetBlock | undefined): ITerraformDependable[] {
    const association = this.additional.get(place?.block ?? MAIN);
    return association ? [association] : [];
  }
}

function cidrOf(place: SubnetBlock, around: string): string {
  return 'cidrBlock' in place
    ? place.cidrBlock
    : Token.asString(Fn.cidrsubnet(around, place.newBits, place.part));
}

function ipv4Arguments(block: Ipv4Block) {
  return typeof block === 'string'
    ? { cidrBlock: block }
    : { ipv4IpamPoolId: block.ipamPoolId, ipv4NetmaskLength: block.netmaskLength };
}

function ipv6Arguments(block: Ipv6Block | undefined) {
  if (block === undefined) return {};
  if (block === 'amazon') return { assignGeneratedIpv6CidrBlock: true };
  const { ipamPoolId: ipv6IpamPoolId } = block;
  return 'cidrBlock' in block
    ? { ipv6IpamPoolId, ipv6CidrBlock: block.cidrBlock }
    : { ipv6IpamPoolId, ipv6NetmaskLength: block.netmaskLength };
}

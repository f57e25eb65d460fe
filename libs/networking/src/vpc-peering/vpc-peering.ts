import { VpcPeeringConnection } from '@cdktf/provider-aws/lib/vpc-peering-connection';
import { VpcPeeringConnectionAccepterA } from '@cdktf/provider-aws/lib/vpc-peering-connection-accepter';
import { VpcPeeringConnectionOptions } from '@cdktf/provider-aws/lib/vpc-peering-connection-options';
import { environmentOf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { RouteDestination } from '../route-table/route';
import type { IVpc } from '../vpc/vpc-reference';
import type { PeeringSide, VpcPeeringProps } from './vpc-peering-props';
import { vpcPeeringProblems } from './vpc-peering-problems';

/**
 * Two VPCs that reach each other as if they were one network: request, acceptance, routes and names on both sides.
 * Neither reaches through the other what lies behind it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export class VpcPeering extends Construct {
  readonly vpcPeeringConnectionId: string;

  constructor(scope: Construct, id: string, props: VpcPeeringProps) {
    super(scope, id);
    declaredProps.check(this, 'VpcPeering', props);
    rejectProps(this, vpcPeeringProblems(this, props, environmentOf(this).region));
    const { requester, accepter } = props;
    this.vpcPeeringConnectionId =
      accepter.provider === requester.provider
        ? this.connectHere(props)
        : this.connectElsewhere(props);
    this.route(requester, accepter, props.requesterSide);
    this.route(accepter, requester, props.accepterSide);
  }

  private connectHere(props: VpcPeeringProps): string {
    const { requester, accepter } = props;
    return new VpcPeeringConnection(this, 'Default', {
      vpcId: requester.vpcId,
      peerVpcId: accepter.vpcId,
      autoAccept: true,
      requester: dnsOf(props.requesterSide),
      accepter: dnsOf(props.accepterSide),
      provider: requester.provider,
      tags: { Name: this.node.path },
    }).id;
  }

  /** What each side says of itself is a resource on its own provider, once the accepter has accepted. */
  private connectElsewhere(props: VpcPeeringProps): string {
    const { requester, accepter, accepterAccountId, accepterRegion } = props;
    const tags = { Name: this.node.path };
    const connection = new VpcPeeringConnection(this, 'Default', {
      vpcId: requester.vpcId,
      peerVpcId: accepter.vpcId,
      peerOwnerId: accepterAccountId,
      peerRegion: accepterRegion,
      provider: requester.provider,
      tags,
    });
    const accepted = new VpcPeeringConnectionAccepterA(this, 'Accepter', {
      vpcPeeringConnectionId: connection.id,
      autoAccept: true,
      provider: accepter.provider,
      tags,
    });
    const vpcPeeringConnectionId = accepted.id;
    new VpcPeeringConnectionOptions(this, 'RequesterOptions', {
      vpcPeeringConnectionId,
      requester: dnsOf(props.requesterSide),
      provider: requester.provider,
    });
    new VpcPeeringConnectionOptions(this, 'AccepterOptions', {
      vpcPeeringConnectionId,
      accepter: dnsOf(props.accepterSide),
      provider: accepter.provider,
    });
    return vpcPeeringConnectionId;
  }

  private route(vpc: IVpc, other: IVpc, side: PeeringSide = {}): void {
    const tables = new Set((side.tiers ?? vpc.tiers).flatMap((tier) => vpc.routeTables(tier)));
    const destinations = Object.entries(side.destinations ?? blocksOf(other));
    const id = this.node.path.replaceAll('/', '-');
    for (const table of tables) {
      for (const [name, destination] of destinations) {
        table.addRoute(`${id}-${name}`, {
          destination,
          target: { vpcPeeringConnectionId: this.vpcPeeringConnectionId },
        });
      }
    }
  }
}

function dnsOf(side: PeeringSide = {}): { readonly allowRemoteVpcDnsResolution: boolean } {
  return { allowRemoteVpcDnsResolution: side.remoteDns ?? true };
}

/** A VPC's blocks grow at the end: the place of each is its name. */
function blocksOf(vpc: IVpc): Readonly<Record<string, RouteDestination>> {
  const named = <T>(kind: string, blocks: readonly string[], wrap: (block: string) => T) =>
    blocks.map(
      (block, index) => [index === 0 ? kind : `${kind}-${index + 1}`, wrap(block)] as const,
    );
  return Object.fromEntries<RouteDestination>([
    ...named('Ipv4', vpc.ipv4CidrBlocks, (ipv4CidrBlock) => ({ ipv4CidrBlock })),
    ...named('Ipv6', vpc.ipv6CidrBlocks, (ipv6CidrBlock) => ({ ipv6CidrBlock })),
  ]);
}

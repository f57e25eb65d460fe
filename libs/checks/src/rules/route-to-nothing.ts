import { overlaps } from '../cidr/cidr';
import type { Estate, Subject } from '../estate/estate';
import { labelOf } from '../estate/label';
import { vpcNetwork } from '../network/networks';
import { transitOf, type Transit } from '../network/transit';
import { vpcRoutesOf, type VpcRoute } from '../network/vpc-routes';
import { problem, unseen, type Rule } from '../rule/rule';

export const routeToNothing: Rule = {
  id: 'route-to-nothing',
  group: 'addresses',
  severity: 'error',
  title: 'A route leads nowhere',
  looksFor:
    'Routes without a target; to a Transit Gateway that the VPC is not attached to; to a peering of other VPCs, or for addresses that the peer does not have; to an internet, NAT or VPN gateway of another VPC.',
  why: 'AWS refuses some of these routes at apply. The others drop every packet, and the route table looks as if all were well.',
  fix: 'Name a target of the same VPC, attach the VPC to the Transit Gateway, or route the blocks that the peer really has.',
  awsPage: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html',
  *check(estate) {
    const transit = transitOf(estate);
    for (const route of vpcRoutesOf(estate)) {
      const { stated, by, target, vpc, destination } = route;
      const about = `${destination?.text ?? ''} ${by ?? ''}`.trim();
      if (by === undefined) {
        yield problem(
          stated,
          `the route for ${destination?.text ?? 'its destination'} has no target`,
          about,
        );
      } else if (vpc === undefined) {
        yield unseen(stated, 'the VPC of its route table');
      } else if (target !== undefined) {
        const wrong = wrongOf(estate, transit, route, vpc, target);
        if (wrong !== undefined) yield problem(stated, wrong, about);
      }
    }
  },
};

function wrongOf(
  estate: Estate,
  transit: Transit,
  { destination }: VpcRoute,
  vpc: Subject,
  target: Subject,
): string | undefined {
  const elsewhere = (owner: Subject | undefined): string | undefined =>
    owner === undefined || owner.key === vpc.key
      ? undefined
      : `leads to ${target.address} of ${labelOf(owner)}, and the table is of ${labelOf(vpc)}`;
  switch (target.type) {
    case 'aws_ec2_transit_gateway': {
      const attached = transit
        .attachmentsOf(vpc)
        .some((attachment) => transit.gatewayOf(attachment)?.key === target.key);
      return attached
        ? undefined
        : `leads to ${target.address}, and ${labelOf(vpc)} is not attached to it`;
    }
    case 'aws_vpc_peering_connection': {
      const [own, peer] = ['vpc_id', 'peer_vpc_id'].map((name) =>
        estate.target(target, target.attributes[name], 'aws_vpc'),
      );
      if (own === undefined || peer === undefined) return undefined;
      if (own.key !== vpc.key && peer.key !== vpc.key) {
        return `leads to ${target.address} of ${labelOf(own)} and ${labelOf(peer)}, and the table is of ${labelOf(vpc)}`;
      }
      const other = vpcNetwork(estate, own.key === vpc.key ? peer : own);
      if (other.hidden || destination === undefined || other.blocks.length === 0) return undefined;
      return other.blocks.some((block) => overlaps(block, destination))
        ? undefined
        : `leads to ${other.name} for ${destination.text}, and it has ${other.blocks.map(({ text }) => text).join(', ')}: a peering passes nothing on`;
    }
    case 'aws_nat_gateway': {
      const subnet = estate.target(target, target.attributes['subnet_id'], 'aws_subnet');
      return subnet === undefined
        ? undefined
        : elsewhere(estate.target(subnet, subnet.attributes['vpc_id'], 'aws_vpc'));
    }
    case 'aws_internet_gateway':
    case 'aws_vpn_gateway':
    case 'aws_vpc_endpoint':
    case 'aws_egress_only_internet_gateway':
      return elsewhere(estate.target(target, target.attributes['vpc_id'], 'aws_vpc'));
    default:
      return undefined;
  }
}

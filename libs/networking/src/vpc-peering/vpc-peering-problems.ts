import type { Problem } from '@archway/core';
import { notMatching, problemIf, show } from '@archway/core';
import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { IVpc } from '../vpc/vpc-reference';
import { parseZone } from '../vpc/zone';
import { blockOverlaps } from './block-overlaps';
import type { PeeringSide, VpcPeeringProps } from './vpc-peering-props';

/** What is wrong with a peering. */
export function vpcPeeringProblems(
  scope: IConstruct,
  props: VpcPeeringProps,
  region: string,
): readonly Problem[] {
  const { requester, accepter, accepterAccountId, accepterRegion } = props;
  const elsewhere = accepterAccountId !== undefined || accepterRegion !== undefined;
  const ownProvider = accepter.provider !== requester.provider;
  const zoneRegion = accepter.availabilityZones
    .map((zone) => parseZone(zone)?.region)
    .find((each) => each !== undefined);
  return [
    problemIf(
      requester === accepter,
      `accepter must be another VPC than ${show(requester.node.path)}`,
    ),
    notMatching('accepterAccountId', accepterAccountId, /^\d{12}$/, 'twelve digits'),
    notMatching(
      'accepterRegion',
      accepterRegion,
      /^[a-z]{2}(-[a-z]+)+-\d$/,
      'a region such as eu-central-1',
    ),
    problemIf(
      elsewhere && !ownProvider,
      'accepter must be on a provider of its own, which accepts for it: it is in another account or region',
    ),
    problemIf(
      ownProvider && !elsewhere,
      'accepterAccountId or accepterRegion must say where the accepter is: it is on another provider than the requester',
    ),
    problemIf(
      ownProvider &&
        elsewhere &&
        zoneRegion !== undefined &&
        zoneRegion !== (accepterRegion ?? region),
      `accepterRegion must be that of the accepter's zones, ${zoneRegion}, got ${show(accepterRegion)}`,
    ),
    ...blockOverlaps(
      [`accepter ${show(accepter.node.path)}`, accepter],
      [`requester ${show(requester.node.path)}`, requester],
    ),
    ...sideProblems(scope, 'requester', props.requesterSide, requester, accepter),
    ...sideProblems(scope, 'accepter', props.accepterSide, accepter, requester),
  ];
}

function sideProblems(
  scope: IConstruct,
  side: 'requester' | 'accepter',
  { tiers, destinations }: PeeringSide = {},
  vpc: IVpc,
  other: IVpc,
): readonly Problem[] {
  const routed = tiers ?? vpc.tiers;
  const known = other.ipv4CidrBlocks.length + other.ipv6CidrBlocks.length;
  return [
    ...(tiers ?? []).map((tier) =>
      problemIf(
        !vpc.tiers.includes(tier),
        `${side}Side.tiers must be some of ${vpc.tiers.join(', ') || '(there are none)'}, got ${show(tier)}`,
      ),
    ),
    problemIf(
      routed.length > 0 && destinations === undefined && known === 0,
      `${side}Side.destinations must say where routes lead: the other side's blocks are not known`,
    ),
    ...Object.keys(destinations ?? {}).map((name) =>
      notMatching(
        `${side}Side.destinations`,
        name,
        /^[A-Za-z][A-Za-z0-9-]*$/,
        'named by letters, digits and hyphens',
      ),
    ),
    problemIf(
      routed.length > 0 && TerraformStack.of(vpc) !== TerraformStack.of(scope),
      `${side} must be of this stack, where its routes stand: refer to ${show(vpc.node.path)} by Vpc.fromVpcAttributes`,
    ),
  ];
}

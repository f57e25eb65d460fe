import { Route53VpcAssociationAuthorization } from '@cdktf/provider-aws/lib/route53-vpc-association-authorization';
import { Route53ZoneAssociation } from '@cdktf/provider-aws/lib/route53-zone-association';
import { problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IPeer } from '../../security-group/peer';
import { SecurityGroup } from '../../security-group/security-group';
import { blockOverlaps } from '../../vpc-peering/block-overlaps';
import type { IVpc } from '../../vpc/vpc-reference';
import { admit, vpcBlocks } from '../interface-endpoint/vpc-clients';
import { NO_REGION, regionOf } from '../service/region-of';
import type { ICentralEndpoints } from './central-endpoints-props';

export interface CentralEndpointsClientProps {
  readonly endpoints: ICentralEndpoints;

  /** The VPC that shares them. The way there is not made here: it is a Transit Gateway's or a peering's. */
  readonly vpc: IVpc;

  /**
   * Who of the VPC reaches the endpoints.
   *
   * @default - its IPv4 and IPv6 blocks
   */
  readonly clients?: readonly IPeer[];

  /**
   * Whether the VPC is in another account than the endpoints. Either of them is then on a provider of its own.
   *
   * @default false
   */
  readonly otherAccount?: boolean;
}

/** Lets one VPC use endpoints that stand in another: their names lead there, and their group admits it. */
export class CentralEndpointsClient extends Construct {
  constructor(scope: Construct, id: string, props: CentralEndpointsClientProps) {
    super(scope, id);
    declaredProps.check(this, 'CentralEndpointsClient', props);
    const { endpoints, vpc, otherAccount = false } = props;
    const clients = props.clients ?? vpcBlocks(vpc, 'dualstack');
    const region = regionOf(vpc);
    rejectProps(this, [
      problemIf(vpc.vpcId === endpoints.vpcId, 'vpc must be another than that of the endpoints'),
      problemIf(region === '', NO_REGION),
      problemIf(
        clients.length === 0,
        "clients must say who reaches the endpoints: the VPC's blocks are not known",
      ),
      problemIf(
        otherAccount && vpc.provider === endpoints.provider,
        'otherAccount must be false where the VPC and the endpoints are on one provider',
      ),
      ...blockOverlaps(['vpc', vpc], ['that of the endpoints', endpoints]),
    ]);
    // Rules for a group that is imported here stand in this stack: the endpoints' stack knows no client.
    const group = SecurityGroup.fromSecurityGroupAttributes(this, 'SecurityGroup', {
      securityGroupId: endpoints.securityGroup.securityGroupId,
      provider: endpoints.provider,
    });
    admit(group, clients, endpoints.ports);
    const zones = new Construct(this, 'Zones');
    for (const [name, zoneId] of Object.entries(endpoints.zoneIds)) {
      const place = new Construct(zones, name);
      const config = { zoneId, vpcId: vpc.vpcId, vpcRegion: region };
      const authorization = otherAccount
        ? new Route53VpcAssociationAuthorization(place, 'Authorization', {
            ...config,
            provider: endpoints.provider,
          })
        : undefined;
      new Route53ZoneAssociation(place, 'Default', {
        ...config,
        provider: vpc.provider,
        dependsOn: authorization && [authorization],
      });
    }
  }
}

import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { problemIf, rejectProps, show } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IRouteTable } from '../../route-table/route-table';
import type { IPrefixList, PeerArguments } from '../../security-group/peer';
import type { IVpc } from '../../vpc/vpc-reference';
import type { EndpointPolicy } from '../policy/endpoint-policy';
import { endpointPolicyProblems, renderEndpointPolicy } from '../policy/endpoint-policy';
import { NO_REGION, regionOf } from '../service/region-of';

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
const GATEWAY_SERVICES = ['dynamodb', 's3', 's3express'] as const;

/** A service that is reached through routes, without cost. */
export type GatewayService = (typeof GATEWAY_SERVICES)[number];

export interface GatewayEndpointProps {
  readonly vpc: IVpc;

  readonly service: GatewayService;

  /**
   * Tables that get the route to the service.
   *
   * @default - those of every tier
   */
  readonly routeTables?: readonly IRouteTable[];

  /**
   * @default 'own-account'
   */
  readonly policy?: EndpointPolicy;
}

/**
 * The way to S3 or DynamoDB of one region without NAT and without cost. It is a peer of security groups: they let out
 * to it.
 */
export class GatewayEndpoint extends Construct implements IPrefixList {
  readonly vpcEndpointId: string;
  readonly vpcEndpointArn: string;
  /** The service's addresses. */
  readonly prefixListId: string;

  constructor(scope: Construct, id: string, props: GatewayEndpointProps) {
    super(scope, id);
    declaredProps.check(this, 'GatewayEndpoint', props);
    const { vpc, service, policy } = props;
    const routeTables = props.routeTables ?? routeTablesOf(vpc);
    const region = regionOf(vpc);
    rejectProps(this, [
      problemIf(
        !GATEWAY_SERVICES.includes(service),
        `service must be one of ${GATEWAY_SERVICES.join(', ')}, got ${show(service)}: others have an InterfaceEndpoint`,
      ),
      problemIf(routeTables.length === 0, 'routeTables must be at least one: the VPC names none'),
      problemIf(region === '', NO_REGION),
      ...endpointPolicyProblems(policy, service),
    ]);
    const endpoint = new VpcEndpoint(this, 'Default', {
      vpcId: vpc.vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${region}.${service}`,
      routeTableIds: routeTables.map(({ routeTableId }) => routeTableId),
      policy: renderEndpointPolicy(this, policy, service, region),
      provider: vpc.provider,
      tags: { Name: this.node.path },
    });
    this.vpcEndpointId = endpoint.id;
    this.vpcEndpointArn = endpoint.arn;
    this.prefixListId = endpoint.prefixListId;
  }

  get peerLabel(): string {
    return this.node.path.replaceAll('/', '-');
  }

  get peerArguments(): PeerArguments {
    return { prefixListId: this.prefixListId };
  }
}

function routeTablesOf(vpc: IVpc): readonly IRouteTable[] {
  return [...new Set(vpc.tiers.flatMap((tier) => vpc.routeTables(tier)))];
}

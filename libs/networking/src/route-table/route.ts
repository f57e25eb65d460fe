import type { ITerraformDependable } from 'cdktf';

/** Which addresses a route is for. */
export type RouteDestination =
  | { readonly ipv4CidrBlock: string }
  | { readonly ipv6CidrBlock: string }
  | { readonly prefixListId: string };

/** What takes the traffic of a route: exactly one thing, by its identifier. */
export type RouteTarget = (
  | { readonly gatewayId: string }
  | { readonly natGatewayId: string }
  | { readonly transitGatewayId: string }
  | { readonly vpcPeeringConnectionId: string }
  | { readonly vpcEndpointId: string }
  | { readonly networkInterfaceId: string }
  | { readonly egressOnlyGatewayId: string }
  | { readonly vpnGatewayId: string }
  | { readonly coreNetworkArn: string }
  | { readonly localGatewayId: string }
  | { readonly carrierGatewayId: string }
) & {
  /**
   * What must stand before the route can: a Transit Gateway takes routes only once the VPC is attached to it.
   *
   * @default - nothing but what the identifier refers to
   */
  readonly dependsOn?: readonly ITerraformDependable[];
};

export interface Route {
  readonly destination: RouteDestination;
  readonly target: RouteTarget;
}

import type { TerraformProvider } from 'cdktf';

export interface EndpointServiceProps {
  /** What serves: Network Load Balancers for interface endpoints, or Gateway Load Balancers, by ARN. */
  readonly loadBalancers:
    | { readonly networkLoadBalancerArns: readonly string[] }
    | { readonly gatewayLoadBalancerArns: readonly string[] };

  /**
   * Whether each endpoint waits until somebody accepts it.
   *
   * @default true
   */
  readonly acceptanceRequired?: boolean;

  /**
   * Who may ask for the service: ARNs of accounts (`arn:aws:iam::444455556666:root`), roles and users, or `*`.
   *
   * @default - nobody but the account itself
   */
  readonly allowedPrincipals?: readonly string[];

  /**
   * A name of one's own under which clients reach the service, `*.` for all below one. AWS verifies it by a TXT
   * record, which `privateDnsVerification` tells.
   *
   * @default - only the names that AWS gives
   */
  readonly privateDnsName?: string;

  /**
   * @default - what AWS takes, which is IPv4
   */
  readonly supportedIpAddressTypes?: readonly ('ipv4' | 'ipv6')[];

  /**
   * Regions beside the service's own from which clients reach it.
   *
   * @default - none
   */
  readonly supportedRegions?: readonly string[];

  /**
   * Which account and region the service is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

import type { AwsStackProps } from '@archway/core';
import { AwsStack } from '@archway/core';
import { GatewayEndpoint, Vpc } from '@archway/networking';
import type { Construct } from 'constructs';

export interface SpokeProps {
  readonly stack: AwsStackProps;
  readonly cidrBlock: string;
}

/** The tiers of a spoke whose way out is the hub. */
export const ROUTED_TIERS = ['app', 'data'] as const;

/** Of those, the tiers that reach the internet through the hub: data stays where it is. */
export const EGRESS_TIERS = ['app'] as const;

/** The tier that a spoke's attachment to the hub stands in. */
export const ATTACHMENT_TIER = 'transit';

/**
 * One VPC: a public tier for load balancers, a private one for what they lead to, one for data, and small subnets for
 * its attachment to the hub. It is deployed apart from the hub and knows nothing of it.
 */
export class Spoke extends AwsStack {
  readonly vpc: Vpc;

  constructor(scope: Construct, id: string, props: SpokeProps) {
    super(scope, id, props.stack);
    this.vpc = new Vpc(this, 'Vpc', {
      ipv4: props.cidrBlock,
      tiers: {
        web: { reach: 'public' },
        app: { reach: 'private' },
        data: { reach: 'isolated' },
        transit: { reach: 'isolated', subnetPrefixLength: 28 },
      },
    });
    // Gateway endpoints cost nothing and keep what goes to S3 and DynamoDB off the NAT gateways.
    for (const service of ['s3', 'dynamodb'] as const) {
      new GatewayEndpoint(this, service, {
        service,
        routeTables: ROUTED_TIERS.flatMap((tier) => this.vpc.routeTables(tier)),
        vpc: this.vpc,
      });
    }
  }
}

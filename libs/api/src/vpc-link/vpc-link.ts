import { ApiGatewayVpcLink } from '@cdktf/provider-aws/lib/api-gateway-vpc-link';
import { Apigatewayv2VpcLink } from '@cdktf/provider-aws/lib/apigatewayv2-vpc-link';
import type { ISecurityGroupRef, ISubnetRef } from '@archway/core';
import { physicalName, problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';

/** API Gateway's longest name of a link. */
const LONGEST_NAME = 128;

/** A link into a VPC, as far as an integration has to know. */
export interface VpcLinkRef {
  readonly vpcLinkId: string;
}

export interface VpcLinkProps {
  /** Subnets in which API Gateway makes its network interfaces; at least one. */
  readonly subnets: readonly ISubnetRef[];
  /** What the network interfaces belong to: the load balancer must let it in. */
  readonly securityGroups: readonly ISecurityGroupRef[];
}

/**
 * Lets HTTP APIs reach load balancers and Cloud Map services in a VPC. AWS deletes its network interfaces after 60 days
 * without traffic; the next request waits until they are there again.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html
 */
export class VpcLink extends Construct implements VpcLinkRef {
  readonly vpcLinkId: string;

  constructor(scope: Construct, id: string, { subnets, securityGroups }: VpcLinkProps) {
    super(scope, id);
    rejectProps(this, [
      problemIf(subnets.length === 0, 'subnets must be at least one, got none'),
      problemIf(securityGroups.length === 0, 'securityGroups must be at least one, got none'),
    ]);
    this.vpcLinkId = new Apigatewayv2VpcLink(this, 'Default', {
      name: physicalName(this, LONGEST_NAME),
      subnetIds: subnets.map(({ subnetId }) => subnetId),
      securityGroupIds: securityGroups.map(({ securityGroupId }) => securityGroupId),
    }).id;
  }
}

/** A network load balancer, as far as a link has to know. */
export interface NetworkLoadBalancerRef {
  readonly loadBalancerArn: string;
}

export interface RestVpcLinkProps {
  readonly loadBalancer: NetworkLoadBalancerRef;

  /**
   * @default - none
   */
  readonly description?: string;
}

/**
 * Lets REST APIs reach a network load balancer in a VPC.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-with-private-integration.html
 */
export class RestVpcLink extends Construct implements VpcLinkRef {
  readonly vpcLinkId: string;

  constructor(scope: Construct, id: string, { loadBalancer, description }: RestVpcLinkProps) {
    super(scope, id);
    this.vpcLinkId = new ApiGatewayVpcLink(this, 'Default', {
      name: physicalName(this, LONGEST_NAME),
      description,
      targetArns: [loadBalancer.loadBalancerArn],
    }).id;
  }
}

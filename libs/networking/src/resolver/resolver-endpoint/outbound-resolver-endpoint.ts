import { Route53ResolverEndpoint } from '@cdktf/provider-aws/lib/route53-resolver-endpoint';
import { physicalName, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IPeer } from '../../security-group/peer';
import type { Port } from '../../security-group/port';
import { SecurityGroup } from '../../security-group/security-group';
import type { ISecurityGroup, RuleOptions } from '../../security-group/security-group-reference';
import type { ResolverEndpointOptions } from './resolver-endpoint-options';
import { resolverEndpointArguments, resolverEndpointProblems } from './resolver-endpoint-options';

/** The way out of queries that rules forward, of this app or another. */
export interface IOutboundResolverEndpoint extends IConstruct {
  readonly resolverEndpointId: string;

  /** Where the endpoint lives when that is not the stack's own account and region. */
  readonly provider?: TerraformProvider;

  /** Lets queries out to `peer`, where the endpoint's groups are known. */
  allowTo(peer: IPeer, port: Port, options?: RuleOptions): void;
}

export interface OutboundResolverEndpointAttributes {
  readonly resolverEndpointId: string;

  /**
   * The group through which queries leave.
   *
   * @default - not known: others let queries out
   */
  readonly securityGroupId?: string;

  /**
   * Which account and region the endpoint is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

abstract class OutboundResolverEndpointBase extends Construct implements IOutboundResolverEndpoint {
  abstract readonly resolverEndpointId: string;
  abstract readonly provider?: TerraformProvider;
  /** The groups that the endpoint is in. */
  abstract readonly securityGroups: readonly ISecurityGroup[];

  allowTo(peer: IPeer, port: Port, options?: RuleOptions): void {
    for (const group of this.securityGroups) group.allowTo(peer, port, options);
  }
}

/** Addresses in a VPC from which queries go to DNS servers of other networks, those that a `ResolverRule` names. */
export class OutboundResolverEndpoint extends OutboundResolverEndpointBase {
  /** An endpoint that others deploy. */
  static fromOutboundResolverEndpointAttributes(
    scope: Construct,
    id: string,
    attributes: OutboundResolverEndpointAttributes,
  ): IOutboundResolverEndpoint {
    return new ImportedOutboundResolverEndpoint(scope, id, attributes);
  }

  readonly resolverEndpointId: string;
  readonly resolverEndpointArn: string;
  readonly provider?: TerraformProvider;
  readonly securityGroups: readonly ISecurityGroup[];

  constructor(scope: Construct, id: string, props: ResolverEndpointOptions) {
    super(scope, id);
    declaredProps.check(this, 'OutboundResolverEndpoint', props);
    const { vpc, securityGroups } = props;
    rejectProps(this, resolverEndpointProblems('outbound', props));
    this.provider = vpc.provider;
    this.securityGroups = securityGroups ?? [new SecurityGroup(this, 'SecurityGroup', { vpc })];
    const endpoint = new Route53ResolverEndpoint(this, 'Default', {
      direction: 'OUTBOUND',
      name: physicalName(this, 64),
      securityGroupIds: this.securityGroups.map(({ securityGroupId }) => securityGroupId),
      ...resolverEndpointArguments(props),
      tags: { Name: this.node.path },
    });
    this.resolverEndpointId = endpoint.id;
    this.resolverEndpointArn = endpoint.arn;
  }
}

class ImportedOutboundResolverEndpoint extends OutboundResolverEndpointBase {
  readonly resolverEndpointId: string;
  readonly provider?: TerraformProvider;
  readonly securityGroups: readonly ISecurityGroup[];

  constructor(scope: Construct, id: string, attributes: OutboundResolverEndpointAttributes) {
    super(scope, id);
    const { resolverEndpointId, securityGroupId, provider } = attributes;
    this.resolverEndpointId = resolverEndpointId;
    this.provider = provider;
    this.securityGroups =
      securityGroupId === undefined
        ? []
        : [
            SecurityGroup.fromSecurityGroupAttributes(this, 'SecurityGroup', {
              securityGroupId,
              provider,
            }),
          ];
  }
}

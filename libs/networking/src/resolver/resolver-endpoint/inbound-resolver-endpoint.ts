import { Route53ResolverEndpoint } from '@cdktf/provider-aws/lib/route53-resolver-endpoint';
import { physicalName, problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import { admit, vpcBlocks } from '../../endpoint/interface-endpoint/vpc-clients';
import type { IPeer } from '../../security-group/peer';
import { SecurityGroup } from '../../security-group/security-group';
import type { ISecurityGroup } from '../../security-group/security-group-reference';
import type { ResolverEndpointOptions } from './resolver-endpoint-options';
import {
  resolverEndpointArguments,
  resolverEndpointProblems,
  resolverPorts,
} from './resolver-endpoint-options';

export interface InboundResolverEndpointProps extends ResolverEndpointOptions {
  /**
   * Who may ask: networks behind a VPN or Direct Connect.
   *
   * @default - the VPC's own blocks, unless there are `securityGroups`
   */
  readonly clients?: readonly IPeer[];
}

/** Addresses in a VPC at which other networks ask what the VPC's DNS knows. */
export class InboundResolverEndpoint extends Construct {
  readonly resolverEndpointId: string;
  readonly resolverEndpointArn: string;
  /** The groups that the endpoint is in. */
  readonly securityGroups: readonly ISecurityGroup[];
  private readonly props: InboundResolverEndpointProps;

  constructor(scope: Construct, id: string, props: InboundResolverEndpointProps) {
    super(scope, id);
    declaredProps.check(this, 'InboundResolverEndpoint', props);
    const { vpc, clients, securityGroups, ipAddressType } = props;
    const admitted = clients ?? vpcBlocks(vpc, ipAddressType);
    rejectProps(this, [
      ...resolverEndpointProblems('inbound', props),
      problemIf(
        securityGroups !== undefined && clients !== undefined,
        'clients must be left out where there are securityGroups: say it of those groups',
      ),
      problemIf(
        securityGroups === undefined && admitted.length === 0,
        "clients must say who may ask: the VPC's blocks are not known",
      ),
    ]);
    this.props = props;
    this.securityGroups = securityGroups ?? [new SecurityGroup(this, 'SecurityGroup', { vpc })];
    if (securityGroups === undefined) {
      for (const group of this.securityGroups) {
        admit(group, admitted, resolverPorts(props.protocols));
      }
    }
    const endpoint = new Route53ResolverEndpoint(this, 'Default', {
      direction: 'INBOUND',
      name: physicalName(this, 64),
      securityGroupIds: this.securityGroups.map(({ securityGroupId }) => securityGroupId),
      ...resolverEndpointArguments(props),
      tags: { Name: this.node.path },
    });
    this.resolverEndpointId = endpoint.id;
    this.resolverEndpointArn = endpoint.arn;
  }

  /** Lets `peer` ask. */
  allowFrom(peer: IPeer | ISecurityGroup): void {
    for (const group of this.securityGroups) {
      for (const port of resolverPorts(this.props.protocols)) group.allowFrom(peer, port);
    }
  }
}

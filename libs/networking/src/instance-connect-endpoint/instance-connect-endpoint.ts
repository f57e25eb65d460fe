import { Ec2InstanceConnectEndpoint } from '@cdktf/provider-aws/lib/ec2-instance-connect-endpoint';
import { problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { IPeer } from '../security-group/peer';
import { Port } from '../security-group/port';
import { SecurityGroup } from '../security-group/security-group';
import type { ISecurityGroup } from '../security-group/security-group-reference';
import type { ISubnet } from '../subnet/subnet-reference';
import type { IVpc } from '../vpc/vpc-reference';

export interface InstanceConnectEndpointProps {
  readonly vpc: IVpc;

  /** One subnet of the VPC; the endpoint reaches instances in all of them. */
  readonly subnet: ISubnet;

  /**
   * Up to five groups that the endpoint is in.
   *
   * @default - a new one that lets nothing out until `allowTo` says so
   */
  readonly securityGroups?: readonly ISecurityGroup[];

  /**
   * Whether instances see the client's address instead of the endpoint's.
   *
   * @default false
   */
  readonly preserveClientIp?: boolean;
}

/**
 * SSH and RDP to instances without public addresses, by IAM permission instead of a bastion.
 *
 * AWS admits one for a VPC.
 */
export class InstanceConnectEndpoint extends Construct {
  readonly instanceConnectEndpointId: string;
  readonly instanceConnectEndpointArn: string;
  /** The groups that the endpoint is in. */
  readonly securityGroups: readonly ISecurityGroup[];

  constructor(scope: Construct, id: string, props: InstanceConnectEndpointProps) {
    super(scope, id);
    declaredProps.check(this, 'InstanceConnectEndpoint', props);
    const given = props.securityGroups;
    rejectProps(this, [
      problemIf(
        given !== undefined && (given.length < 1 || given.length > 5),
        `securityGroups must be 1 to 5, got ${given?.length}`,
      ),
    ]);
    this.securityGroups = given ?? [new SecurityGroup(this, 'SecurityGroup', { vpc: props.vpc })];
    const endpoint = new Ec2InstanceConnectEndpoint(this, 'Default', {
      subnetId: props.subnet.subnetId,
      securityGroupIds: this.securityGroups.map(({ securityGroupId }) => securityGroupId),
      // AWS preserves it unless told otherwise, and rules would have to name every client.
      preserveClientIp: props.preserveClientIp ?? false,
      provider: props.vpc.provider,
      tags: { Name: this.node.path },
    });
    this.instanceConnectEndpointId = endpoint.id;
    this.instanceConnectEndpointArn = endpoint.arn;
  }

  /** Lets the endpoint reach `peer`, by SSH unless said otherwise. */
  allowTo(peer: IPeer | ISecurityGroup, port: Port = Port.tcp(22)): void {
    for (const group of this.securityGroups) group.allowTo(peer, port);
  }
}

import { SecurityGroup as AwsSecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { nameByPath, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { IVpc } from '../vpc/vpc-reference';
import { Peer } from './peer';
import { Port } from './port';
import { notDescription, SecurityGroupBase } from './security-group-base';
import type { ISecurityGroup } from './security-group-reference';

/** A group has 255 characters at most, of which the provider adds 26. Amazon EC2 API Reference, "CreateSecurityGroup". */
const LONGEST_NAME_PREFIX = 229;

export interface SecurityGroupProps {
  readonly vpc: IVpc;

  /**
   * What the group is for: 1 to 255 characters of those that EC2 allows. Changing it replaces the group.
   *
   * @default - the construct's path
   */
  readonly description?: string;

  /**
   * Whether everything may leave. Otherwise only what `allowTo` says, or another group's `allowFrom`.
   *
   * @default false
   */
  readonly allowAllOutbound?: boolean;
}

export interface SecurityGroupAttributes {
  readonly securityGroupId: string;

  /**
   * Whether rules written here also say what may leave.
   *
   * @default false
   */
  readonly egressByRule?: boolean;

  /**
   * Which account and region the group is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

/** A security group that lets nothing in or out until a rule says so. Every rule is a resource of its own. */
export class SecurityGroup extends SecurityGroupBase {
  /** A security group that others deploy. Rules for it can still be written here. */
  static fromSecurityGroupAttributes(
    scope: Construct,
    id: string,
    attributes: SecurityGroupAttributes,
  ): ISecurityGroup {
    return new ImportedSecurityGroup(scope, id, attributes);
  }

  readonly securityGroupId: string;
  readonly securityGroupArn: string;
  readonly egressByRule: boolean;
  readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    declaredProps.check(this, 'SecurityGroup', props);
    const { vpc, description = this.node.path, allowAllOutbound = false } = props;
    rejectProps(this, [notDescription('description', description, 1)]);
    this.provider = vpc.provider;
    const group = new AwsSecurityGroup(this, 'Default', {
      vpcId: vpc.vpcId,
      description,
      provider: vpc.provider,
      tags: { Name: this.node.path },
      // A group in use cannot be deleted: its successor has to stand first.
      lifecycle: { createBeforeDestroy: true },
    });
    nameByPath(group, 'namePrefix', LONGEST_NAME_PREFIX);
    this.securityGroupId = group.id;
    this.securityGroupArn = group.arn;
    this.egressByRule = !allowAllOutbound;
    if (allowAllOutbound) {
      this.allowTo(Peer.ipv4('0.0.0.0/0'), Port.all(), { id: 'ToAnyIpv4' });
      this.allowTo(Peer.ipv6('::/0'), Port.all(), { id: 'ToAnyIpv6' });
    }
  }
}

class ImportedSecurityGroup extends SecurityGroupBase {
  readonly securityGroupId: string;
  readonly egressByRule: boolean;
  readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, attributes: SecurityGroupAttributes) {
    super(scope, id);
    this.securityGroupId = attributes.securityGroupId;
    this.egressByRule = attributes.egressByRule ?? false;
    this.provider = attributes.provider;
  }
}

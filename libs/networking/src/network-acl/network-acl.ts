import { NetworkAcl as AwsNetworkAcl } from '@cdktf/provider-aws/lib/network-acl';
import { NetworkAclAssociation } from '@cdktf/provider-aws/lib/network-acl-association';
import { NetworkAclRule } from '@cdktf/provider-aws/lib/network-acl-rule';
import { isOpen, notOneOf, notWhole, problemIf, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { notPrefix } from '../address/not-prefix';
import { declaredProps } from '../declared-props';
import type { Port } from '../security-group/port';
import type { ISubnet } from '../subnet/subnet-reference';
import type { IVpc } from '../vpc/vpc-reference';

/** Traffic that a network ACL lets through or stops. It has no memory: answers need a rule of their own. */
export interface NetworkAclRuleProps {
  readonly direction: 'ingress' | 'egress';

  /**
   * @default 'allow'
   */
  readonly action?: 'allow' | 'deny';

  /**
   * Rules are tried from the lowest number up, and the first that fits decides: 1 to 32766, each once a direction.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
   */
  readonly ruleNumber: number;

  /** The addresses at the other end, of either family. */
  readonly cidrBlock: string;

  readonly port: Port;
}

export interface NetworkAclProps {
  readonly vpc: IVpc;

  /**
   * Subnets that have this ACL instead of the VPC's default one; a tier is `vpc.subnets('private')`.
   *
   * @default - none
   */
  readonly subnets?: readonly ISubnet[];
}

/**
 * A second line of defence that knows addresses and ports only: it lets nothing through until a rule says so. Every
 * rule is a resource of its own.
 */
export class NetworkAcl extends Construct {
  readonly networkAclId: string;
  readonly networkAclArn: string;
  private readonly provider?: TerraformProvider;
  private readonly numbers = new Map<string, string>();

  constructor(scope: Construct, id: string, props: NetworkAclProps) {
    super(scope, id);
    declaredProps.check(this, 'NetworkAcl', props);
    this.provider = props.vpc.provider;
    const acl = new AwsNetworkAcl(this, 'Default', {
      vpcId: props.vpc.vpcId,
      provider: this.provider,
      tags: { Name: this.node.path },
    });
    this.networkAclId = acl.id;
    this.networkAclArn = acl.arn;
    for (const subnet of props.subnets ?? []) this.protect(subnet);
  }

  /** Gives a subnet this ACL. */
  protect(subnet: ISubnet): void {
    const name = subnet.node.path.replaceAll('/', '-');
    new NetworkAclAssociation(this, `Subnet-${name}`, {
      networkAclId: this.networkAclId,
      subnetId: subnet.subnetId,
      provider: this.provider,
    });
  }

  /**
   * Adds one rule.
   *
   * @param id unique here; the number may change under it
   */
  addRule(id: string, rule: NetworkAclRuleProps): void {
    const { direction, action = 'allow', ruleNumber, cidrBlock, port } = rule;
    const { ipProtocol, fromPort, toPort } = port.ruleArguments;
    const taken = this.numbers.get(`${direction} ${ruleNumber}`);
    rejectProps(this, [
      notOneOf(`rule ${id}: direction`, direction, ['ingress', 'egress']),
      notOneOf(`rule ${id}: action`, action, ['allow', 'deny']),
      notWhole(`rule ${id}: ruleNumber`, ruleNumber, 1, 32_766),
      notPrefix(`rule ${id}: cidrBlock`, cidrBlock),
      problemIf(
        taken !== undefined && !isOpen(ruleNumber),
        `rule ${id}: ruleNumber must be free, got ${ruleNumber}, which ${direction} rule ${taken} has`,
      ),
    ]);
    this.numbers.set(`${direction} ${ruleNumber}`, id);
    const isIcmp = ipProtocol.startsWith('icmp');
    new NetworkAclRule(this, id, {
      networkAclId: this.networkAclId,
      egress: direction === 'egress',
      ruleAction: action,
      ruleNumber,
      ...(cidrBlock.includes(':') ? { ipv6CidrBlock: cidrBlock } : { cidrBlock }),
      // Network ACLs know ICMP for IPv6 by its number only.
      protocol: ipProtocol === 'icmpv6' ? '58' : ipProtocol,
      ...(isIcmp ? { icmpType: fromPort, icmpCode: toPort } : { fromPort, toPort }),
      provider: this.provider,
    });
  }
}

import { Route53ResolverFirewallConfig } from '@cdktf/provider-aws/lib/route53-resolver-firewall-config';
import { Route53ResolverFirewallRule } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule';
import { Route53ResolverFirewallRuleGroup } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule-group';
import { Route53ResolverFirewallRuleGroupAssociation } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule-group-association';
import { notWhole, physicalName, problemIf, rejectProps } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IVpc } from '../../vpc/vpc-reference';
import type { DnsFirewallRuleProps } from './dns-firewall-rule';
import { dnsFirewallRuleArguments, dnsFirewallRuleProblems } from './dns-firewall-rule';

export interface DnsFirewallRuleGroupProps {
  /**
   * Which account and region the group is in.
   *
   * @default - the stack's
   */
  readonly provider?: TerraformProvider;
}

export interface DnsFirewallProtection {
  /**
   * Groups are tried from the lowest number on, 101 to 9899, each number once a VPC.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-route53resolver-firewallrulegroupassociation.html
   * @default 101
   */
  readonly priority?: number;

  /**
   * Whether AWS refuses to change or remove the protection, to Terraform too.
   *
   * @default false
   */
  readonly mutationProtection?: boolean;

  /**
   * Whether queries are answered while the firewall itself fails. It holds for the VPC and is said once.
   *
   * @default - AWS's: they are not
   */
  readonly failOpen?: boolean;
}

export interface DnsFirewallRuleGroupAttributes {
  readonly ruleGroupId: string;
}

/** A group of rules, of this app or shared by another account. */
export interface IDnsFirewallRuleGroup extends IConstruct {
  readonly ruleGroupId: string;

  /** Applies the rules to what is asked for in a VPC. */
  protect(id: string, vpc: IVpc, protection?: DnsFirewallProtection): void;
}

abstract class DnsFirewallRuleGroupBase extends Construct implements IDnsFirewallRuleGroup {
  abstract readonly ruleGroupId: string;

  protect(id: string, vpc: IVpc, protection: DnsFirewallProtection = {}): void {
    const { priority = 101, mutationProtection = false, failOpen } = protection;
    rejectProps(this, [notWhole(`protection ${id}: priority`, priority, 101, 9_899)]);
    const place = new Construct(this, id);
    new Route53ResolverFirewallRuleGroupAssociation(place, 'Default', {
      name: physicalName(place, 64),
      firewallRuleGroupId: this.ruleGroupId,
      vpcId: vpc.vpcId,
      priority,
      mutationProtection: mutationProtection ? 'ENABLED' : 'DISABLED',
      provider: vpc.provider,
    });
    if (failOpen !== undefined) {
      new Route53ResolverFirewallConfig(place, 'FailOpen', {
        resourceId: vpc.vpcId,
        firewallFailOpen: failOpen ? 'ENABLED' : 'DISABLED',
        provider: vpc.provider,
      });
    }
  }
}

/** Rules for the names that may be asked for in the VPCs that the group protects. */
export class DnsFirewallRuleGroup extends DnsFirewallRuleGroupBase {
  /** A group that others deploy, such as one that another account shares. */
  static fromDnsFirewallRuleGroupAttributes(
    scope: Construct,
    id: string,
    attributes: DnsFirewallRuleGroupAttributes,
  ): IDnsFirewallRuleGroup {
    return new ImportedRuleGroup(scope, id, attributes);
  }

  readonly ruleGroupId: string;
  /** What a `ResourceShare` shares with other accounts. */
  readonly ruleGroupArn: string;
  private readonly provider?: TerraformProvider;
  private readonly priorities = new Map<number, string>();

  constructor(scope: Construct, id: string, props: DnsFirewallRuleGroupProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'DnsFirewallRuleGroup', props);
    this.provider = props.provider;
    const group = new Route53ResolverFirewallRuleGroup(this, 'Default', {
      name: physicalName(this, 64),
      provider: props.provider,
      tags: { Name: this.node.path },
    });
    this.ruleGroupId = group.id;
    this.ruleGroupArn = group.arn;
    this.node.addValidation({
      validate: () => (this.priorities.size === 0 ? ['add at least one rule'] : []),
    });
  }

  /** Adds a rule. */
  addRule(id: string, props: DnsFirewallRuleProps): void {
    const { priority, domains } = props;
    const other = this.priorities.get(priority);
    const problems = [
      ...dnsFirewallRuleProblems(props),
      problemIf(
        other !== undefined,
        `priority must be another than that of rule ${other}, got ${priority}`,
      ),
    ];
    rejectProps(
      this,
      problems.map((problem) => problem && `rule ${id}: ${problem}`),
    );
    const place = new Construct(this, id);
    this.priorities.set(priority, id);
    new Route53ResolverFirewallRule(place, 'Default', {
      name: physicalName(place, 64),
      firewallRuleGroupId: this.ruleGroupId,
      firewallDomainListId: domains.domainListId,
      priority,
      ...dnsFirewallRuleArguments(props),
      provider: this.provider,
    });
  }
}

class ImportedRuleGroup extends DnsFirewallRuleGroupBase {
  readonly ruleGroupId: string;

  constructor(scope: Construct, id: string, attributes: DnsFirewallRuleGroupAttributes) {
    super(scope, id);
    this.ruleGroupId = attributes.ruleGroupId;
  }
}

import type { IRuleGroup } from '../rule-group/rule-group';

/** A rule group in the web ACLs that Firewall Manager makes. */
export type PolicyRuleGroup =
  | { readonly ruleGroup: IRuleGroup; readonly countOnly?: boolean }
  | {
      readonly managedGroup: string;
      /** @default 'AWS' */
      readonly vendor?: string;
      /** @default - the vendor's default version */
      readonly version?: string;
      /** @default false */
      readonly countOnly?: boolean;
      /**
       * Rules of the group that only count.
       *
       * @default - none
       */
      readonly excludedRules?: readonly string[];
    };

/** Web ACLs in the accounts, between whose rule groups they can put their own rules. */
export interface WebAclPolicy {
  /** Before the accounts' own rules. */
  readonly first: readonly PolicyRuleGroup[];
  /**
   * Behind the accounts' own rules.
   *
   * @default - none
   */
  readonly last?: readonly PolicyRuleGroup[];
  /** @default 'ALLOW' */
  readonly defaultAction?: 'ALLOW' | 'BLOCK';
  /**
   * Whether web ACLs that are there already are replaced.
   *
   * @default false
   */
  readonly replaceExisting?: boolean;
  /**
   * ARN of a Firehose stream or a bucket named `aws-waf-logs-…`.
   *
   * @default - no logs
   */
  readonly logDestinationArn?: string;
}

/** Shield Advanced in the accounts, which have to be subscribed or become so. */
export interface ShieldPolicy {
  /**
   * What Shield does by itself to requests of an attack; for distributions only.
   *
   * @default - what the accounts say
   */
  readonly automaticResponse?: 'BLOCK' | 'COUNT' | 'DISABLED';
}

/** Security groups that resources get besides their own. */
export interface CommonSecurityGroupsPolicy {
  /** Groups of the administrator's account that are copied, exactly one unless AWS has raised the quota. */
  readonly securityGroupIds: readonly string[];
  /**
   * Whether changes made by hand to the copies are undone.
   *
   * @default true
   */
  readonly revertManualChanges?: boolean;
  /**
   * Whether resources lose all other groups.
   *
   * @default false
   */
  readonly exclusive?: boolean;
  /**
   * Whether all interfaces of an instance get the groups, or only its first.
   *
   * @default false
   */
  readonly everyInterface?: boolean;
  /**
   * Whether shared VPCs count.
   *
   * @default false
   */
  readonly includeSharedVpcs?: boolean;
}

/** Rules that security groups must keep inside of, or stay clear of. */
export interface SecurityGroupsContentPolicy {
  readonly securityGroupIds: readonly string[];
  /** Whether the audit groups say what is allowed, or what is denied. */
  readonly action: 'ALLOW' | 'DENY';
}

/** Security groups that nobody uses, or that say the same. */
export interface SecurityGroupsUsagePolicy {
  /** @default false */
  readonly deleteUnused?: boolean;
  /**
   * How long a group is unused before it counts, in minutes, 0 to 525600. Rejected without `deleteUnused`.
   *
   * @default 0
   */
  readonly delayMinutes?: number;
  /** @default false */
  readonly mergeRedundant?: boolean;
}

/** A firewall in each VPC. */
export interface NetworkFirewallPolicy {
  /** @default - none */
  readonly statelessRuleGroups?: readonly {
    readonly resourceArn: string;
    /** 1 to 65535, each once. */
    readonly priority: number;
  }[];
  /** @default - none */
  readonly statefulRuleGroupArns?: readonly string[];
  /**
   * What happens to a packet that no stateless rule matches.
   *
   * @default 'aws:forward_to_sfe'
   */
  readonly defaultAction?: 'aws:drop' | 'aws:forward_to_sfe' | 'aws:pass';
  /**
   * What happens to a fragment that no stateless rule matches.
   *
   * @default 'aws:forward_to_sfe'
   */
  readonly fragmentDefaultAction?: 'aws:drop' | 'aws:forward_to_sfe' | 'aws:pass';
  /**
   * Whether a VPC has one endpoint, or one in each zone.
   *
   * @default false
   */
  readonly singleEndpointPerVpc?: boolean;
  /**
   * Blocks of `/28` that endpoints' subnets are made in.
   *
   * @default - any free block of the VPC
   */
  readonly subnetCidrs?: readonly string[];
}

/** Rule groups of Route 53 Resolver in each VPC. */
export interface DnsFirewallPolicy {
  /** Before the accounts' own, priorities 1 to 99. */
  readonly first?: readonly DnsRuleGroup[];
  /** Behind the accounts' own, priorities 9901 to 10000. */
  readonly last?: readonly DnsRuleGroup[];
}

export interface DnsRuleGroup {
  /** Such as `rslvr-frg-0123456789abcdef`. */
  readonly ruleGroupId: string;
  readonly priority: number;
}

/** What a Firewall Manager policy does. Made with `FirewallManagerProtection`. */
export type FirewallManagerProtection =
  | ({ readonly kind: 'dns-firewall' } & DnsFirewallPolicy)
  | ({ readonly kind: 'network-firewall' } & NetworkFirewallPolicy)
  | ({ readonly kind: 'security-groups-common' } & CommonSecurityGroupsPolicy)
  | ({ readonly kind: 'security-groups-content' } & SecurityGroupsContentPolicy)
  | ({ readonly kind: 'security-groups-usage' } & SecurityGroupsUsagePolicy)
  | ({ readonly kind: 'shield' } & ShieldPolicy)
  | ({ readonly kind: 'web-acl' } & WebAclPolicy);

/** What policies can do. */
export const FirewallManagerProtection = {
  webAcl: (policy: WebAclPolicy): FirewallManagerProtection => ({ kind: 'web-acl', ...policy }),
  shield: (policy: ShieldPolicy = {}): FirewallManagerProtection => ({ kind: 'shield', ...policy }),
  securityGroupsCommon: (policy: CommonSecurityGroupsPolicy): FirewallManagerProtection => ({
    kind: 'security-groups-common',
    ...policy,
  }),
  securityGroupsContent: (policy: SecurityGroupsContentPolicy): FirewallManagerProtection => ({
    kind: 'security-groups-content',
    ...policy,
  }),
  securityGroupsUsage: (policy: SecurityGroupsUsagePolicy): FirewallManagerProtection => ({
    kind: 'security-groups-usage',
    ...policy,
  }),
  networkFirewall: (policy: NetworkFirewallPolicy): FirewallManagerProtection => ({
    kind: 'network-firewall',
    ...policy,
  }),
  dnsFirewall: (policy: DnsFirewallPolicy): FirewallManagerProtection => ({
    kind: 'dns-firewall',
    ...policy,
  }),
} as const;

import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import type {
  DnsFirewallPolicy,
  DnsRuleGroup,
  FirewallManagerProtection,
  NetworkFirewallPolicy,
  PolicyRuleGroup,
  WebAclPolicy,
} from './protection';
import type { WafScope } from '../web-acl/waf-scope';

/** Firewall Manager quotas (https://docs.aws.amazon.com/waf/latest/developerguide/fms-limits.html), rule groups of a WAF policy. */
const MOST_RULE_GROUPS = 50;

/** What is wrong with what a policy does. */
export function protectionProblems(
  protection: FirewallManagerProtection,
  scope: WafScope,
): readonly Problem[] {
  switch (protection.kind) {
    case 'web-acl':
      return webAclProblems(protection, scope);
    case 'shield':
      return [
        notOneOf('protection.automaticResponse', protection.automaticResponse, [
          'BLOCK',
          'COUNT',
          'DISABLED',
        ]),
        problemIf(
          protection.automaticResponse !== undefined && scope !== 'CLOUDFRONT',
          `protection.automaticResponse must go with resource type AWS::CloudFront::Distribution, got others`,
        ),
      ];
    case 'security-groups-common':
    case 'security-groups-content':
      return [
        problemIf(
          protection.securityGroupIds.length === 0,
          'protection.securityGroupIds must be at least one, got none',
        ),
        ...protection.securityGroupIds.map((id) =>
          notMatching(
            'protection.securityGroupIds',
            id,
            /^sg-[0-9a-f]{8,17}$/,
            'ids such as sg-0123456789abcdef0',
          ),
        ),
      ];
    case 'security-groups-usage':
      return [
        notWhole('protection.delayMinutes', protection.delayMinutes, 0, 525_600),
        problemIf(
          protection.delayMinutes !== undefined && protection.deleteUnused !== true,
          'protection.delayMinutes must go with deleteUnused, got it without',
        ),
        problemIf(
          protection.deleteUnused !== true && protection.mergeRedundant !== true,
          'protection must look for unused groups, redundant ones, or both, got neither',
        ),
      ];
    case 'network-firewall':
      return networkFirewallProblems(protection);
    case 'dns-firewall':
      return dnsFirewallProblems(protection);
  }
}

function webAclProblems(
  { first, last = [], logDestinationArn }: WebAclPolicy,
  scope: WafScope,
): readonly Problem[] {
  const groups = [...first, ...last];
  return [
    problemIf(
      groups.length < 1 || groups.length > MOST_RULE_GROUPS,
      `protection must have 1 to ${MOST_RULE_GROUPS} rule groups, got ${groups.length}`,
    ),
    ...groups.map((group) => ruleGroupProblem(group, scope)),
    problemIf(
      logDestinationArn !== undefined &&
        !isOpen(logDestinationArn) &&
        !/[:/]aws-waf-logs-/.test(logDestinationArn),
      `protection.logDestinationArn must be of something named 'aws-waf-logs-…', got ${show(logDestinationArn)}`,
    ),
  ];
}

function ruleGroupProblem(group: PolicyRuleGroup, scope: WafScope): Problem {
  if ('managedGroup' in group) {
    return notMatching(
      'protection managedGroup',
      group.managedGroup,
      /^[\w-]{1,128}$/,
      'the name of a managed rule group',
    );
  }
  const { ruleGroup } = group;
  return problemIf(
    ruleGroup.scope !== scope,
    `protection ruleGroup must be of scope ${scope}, got ${ruleGroup.scope} of '${ruleGroup.node.path}'`,
  );
}

function networkFirewallProblems(policy: NetworkFirewallPolicy): readonly Problem[] {
  const { statelessRuleGroups = [], statefulRuleGroupArns = [], subnetCidrs = [] } = policy;
  const priorities = statelessRuleGroups.map(({ priority }) => priority);
  return [
    problemIf(
      statelessRuleGroups.length + statefulRuleGroupArns.length === 0,
      'protection must have a rule group, got none',
    ),
    ...priorities.map((priority) =>
      notWhole('protection.statelessRuleGroups.priority', priority, 1, 65_535),
    ),
    duplicate('protection.statelessRuleGroups', priorities),
    ...subnetCidrs.map((cidr) =>
      notMatching(
        'protection.subnetCidrs',
        cidr,
        /^\d{1,3}(\.\d{1,3}){3}\/28$/,
        'IPv4 blocks of /28',
      ),
    ),
  ];
}

function dnsFirewallProblems({ first = [], last = [] }: DnsFirewallPolicy): readonly Problem[] {
  return [
    problemIf(first.length + last.length === 0, 'protection must have a rule group, got none'),
    ...dnsRuleGroupProblems('protection.first', first, 1, 99),
    ...dnsRuleGroupProblems('protection.last', last, 9_901, 10_000),
  ];
}

function dnsRuleGroupProblems(
  path: string,
  groups: readonly DnsRuleGroup[],
  lowest: number,
  highest: number,
): readonly Problem[] {
  return [
    ...groups.flatMap(({ ruleGroupId, priority }) => [
      notMatching(
        `${path}.ruleGroupId`,
        ruleGroupId,
        /^rslvr-frg-[0-9a-z]+$/,
        'ids such as rslvr-frg-0123456789abcdef',
      ),
      notWhole(`${path}.priority`, priority, lowest, highest),
    ]),
    duplicate(
      path,
      groups.map(({ priority }) => priority),
    ),
  ];
}

function duplicate(path: string, priorities: readonly number[]): Problem {
  return problemIf(
    new Set(priorities).size < priorities.length,
    `${path} must each have a priority of their own, got ${priorities.join(', ')}`,
  );
}

import type {
  FirewallManagerProtection,
  NetworkFirewallPolicy,
  PolicyRuleGroup,
  ShieldPolicy,
  WebAclPolicy,
} from './protection';

/** The types of Firewall Manager's policies, by what they do. */
export const POLICY_TYPES: Readonly<Record<FirewallManagerProtection['kind'], string>> = {
  'dns-firewall': 'DNS_FIREWALL',
  'network-firewall': 'NETWORK_FIREWALL',
  'security-groups-common': 'SECURITY_GROUPS_COMMON',
  'security-groups-content': 'SECURITY_GROUPS_CONTENT_AUDIT',
  'security-groups-usage': 'SECURITY_GROUPS_USAGE_AUDIT',
  shield: 'SHIELD_ADVANCED',
  'web-acl': 'WAFV2',
};

/**
 * The document that says what a policy does; `undefined` for Shield without an automatic response, which has none.
 *
 * @see https://docs.aws.amazon.com/fms/2018-01-01/APIReference/API_SecurityServicePolicyData.html
 */
export function toManagedServiceData(protection: FirewallManagerProtection): string | undefined {
  const data = renderData(protection);
  if (data === undefined) return undefined;
  return JSON.stringify({ type: POLICY_TYPES[protection.kind], ...data });
}

function renderData(protection: FirewallManagerProtection): object | undefined {
  switch (protection.kind) {
    case 'web-acl':
      return renderWebAcl(protection);
    case 'shield':
      return renderShield(protection);
    case 'security-groups-common':
      return {
        revertManualSecurityGroupChanges: protection.revertManualChanges ?? true,
        exclusiveResourceSecurityGroupManagement: protection.exclusive ?? false,
        applyToAllEC2InstanceENIs: protection.everyInterface ?? false,
        includeSharedVPC: protection.includeSharedVpcs ?? false,
        securityGroups: protection.securityGroupIds.map((id) => ({ id })),
      };
    case 'security-groups-content':
      return {
        securityGroups: protection.securityGroupIds.map((id) => ({ id })),
        securityGroupAction: { type: protection.action },
      };
    case 'security-groups-usage':
      return {
        deleteUnusedSecurityGroups: protection.deleteUnused ?? false,
        coalesceRedundantSecurityGroups: protection.mergeRedundant ?? false,
        ...(protection.delayMinutes === undefined
          ? {}
          : { optionalDelayForUnusedInMinutes: protection.delayMinutes }),
      };
    case 'network-firewall':
      return renderNetworkFirewall(protection);
    case 'dns-firewall':
      return {
        preProcessRuleGroups: protection.first ?? [],
        postProcessRuleGroups: protection.last ?? [],
      };
  }
}

function renderWebAcl(policy: WebAclPolicy): object {
  const { first, last = [], defaultAction = 'ALLOW', replaceExisting = false } = policy;
  return {
    preProcessRuleGroups: first.map(renderRuleGroup),
    postProcessRuleGroups: last.map(renderRuleGroup),
    defaultAction: { type: defaultAction },
    overrideCustomerWebACLAssociation: replaceExisting,
    // Web ACLs are paid for by the month: an account that has nothing to protect gets none.
    optimizeUnassociatedWebACL: true,
    sampledRequestsEnabledForDefaultActions: true,
    ...(policy.logDestinationArn === undefined
      ? {}
      : {
          loggingConfiguration: {
            logDestinationConfigs: [policy.logDestinationArn],
            redactedFields: ['authorization', 'cookie'].map((redactedFieldValue) => ({
              redactedFieldType: 'SingleHeader',
              redactedFieldValue,
            })),
          },
        }),
  };
}

function renderRuleGroup(group: PolicyRuleGroup): object {
  const decided = {
    overrideAction: { type: group.countOnly === true ? 'COUNT' : 'NONE' },
    sampledRequestsEnabled: true,
  };
  if ('ruleGroup' in group) {
    return {
      ruleGroupType: 'RuleGroup',
      ruleGroupArn: group.ruleGroup.ruleGroupArn,
      managedRuleGroupIdentifier: null,
      excludeRules: [],
      ...decided,
    };
  }
  return {
    ruleGroupType: 'ManagedRuleGroup',
    ruleGroupArn: null,
    managedRuleGroupIdentifier: {
      vendorName: group.vendor ?? 'AWS',
      managedRuleGroupName: group.managedGroup,
      version: group.version ?? null,
    },
    excludeRules: (group.excludedRules ?? []).map((name) => ({ name })),
    ...decided,
  };
}

function renderShield({ automaticResponse }: ShieldPolicy): object | undefined {
  if (automaticResponse === undefined) return undefined;
  return {
    automaticResponseConfiguration:
      automaticResponse === 'DISABLED'
        ? { automaticResponseStatus: 'DISABLED' }
        : { automaticResponseStatus: 'ENABLED', automaticResponseAction: automaticResponse },
    overrideCustomerWebaclClassic: false,
    optimizeUnassociatedWebACL: true,
  };
}

function renderNetworkFirewall(policy: NetworkFirewallPolicy): object {
  const { defaultAction = 'aws:forward_to_sfe', fragmentDefaultAction = 'aws:forward_to_sfe' } =
    policy;
  return {
    networkFirewallStatelessRuleGroupReferences: (policy.statelessRuleGroups ?? []).map(
      ({ resourceArn, priority }) => ({ resourceARN: resourceArn, priority }),
    ),
    networkFirewallStatelessDefaultActions: [defaultAction],
    networkFirewallStatelessFragmentDefaultActions: [fragmentDefaultAction],
    networkFirewallStatelessCustomActions: [],
    networkFirewallStatefulRuleGroupReferences: (policy.statefulRuleGroupArns ?? []).map(
      (resourceARN) => ({ resourceARN }),
    ),
    networkFirewallOrchestrationConfig: {
      singleFirewallEndpointPerVPC: policy.singleEndpointPerVpc ?? false,
      allowedIPV4CidrList: policy.subnetCidrs ?? [],
      routeManagementAction: 'OFF',
    },
  };
}

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { FmsAdminAccount } from '@cdktf/provider-aws/lib/fms-admin-account';
import { FmsPolicy } from '@cdktf/provider-aws/lib/fms-policy';
import type { Arguments } from '@archway/testing';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import { RuleGroup } from '../rule-group/rule-group';
import { FirewallManagerAdministrator } from './firewall-manager-administrator';
import type { FirewallManagerPolicyProps } from './firewall-manager-policy';
import { FirewallManagerPolicy } from './firewall-manager-policy';
import { FirewallManagerProtection } from './protection';

const GROUP = 'sg-0123456789abcdef0';
const usage = FirewallManagerProtection.securityGroupsUsage({ deleteUnused: true });

function policyOf(props: FirewallManagerPolicyProps): Arguments {
  return synth((stack) => {
    new FirewallManagerPolicy(stack, 'Everywhere', props);
  }).only(FmsPolicy);
}

/** The document that says what the policy does. */
function dataOf(protection: FirewallManagerProtection): Arguments {
  return JSON.parse(policyOf({ protection }).security_service_policy_data.managed_service_data);
}

function usEast1(scope: Construct): AwsProvider {
  return new AwsProvider(scope, 'use1', { alias: 'use1', region: 'us-east-1' });
}

describe('a policy', () => {
  it('only tells, and cleans up when it goes', () => {
    expect(policyOf({ protection: usage })).toEqual({
      name: 'test-test-Everywhere',
      resource_type: 'AWS::EC2::SecurityGroup',
      exclude_resource_tags: false,
      remediation_enabled: false,
      delete_unused_fm_managed_resources: false,
      delete_all_policy_resources: true,
      security_service_policy_data: {
        type: 'SECURITY_GROUPS_USAGE_AUDIT',
        managed_service_data: expect.any(String),
      },
    });
  });

  it('keeps its address', () => {
    const stack = synth(
      (scope) => new FirewallManagerPolicy(scope, 'Everywhere', { protection: usage }),
    );
    expect(stack.addresses).toEqual(['aws_fms_policy.Everywhere']);
  });

  it('applies to accounts, units, tags and types as it is told', () => {
    expect(
      policyOf({
        protection: FirewallManagerProtection.shield(),
        resourceTypes: ['AWS::EC2::EIP', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
        include: { accounts: ['111122223333'], units: ['ou-ab12-0123abcd'] },
        resourceTags: { tags: { Tier: 'internal' }, match: 'EXCLUDE' },
        remediation: true,
        cleanUpLeavers: true,
        cleanUpOnDelete: false,
        description: 'd',
      }),
    ).toMatchObject({
      resource_type_list: ['AWS::EC2::EIP', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
      include_map: { account: ['111122223333'], orgunit: ['ou-ab12-0123abcd'] },
      resource_tags: { Tier: 'internal' },
      exclude_resource_tags: true,
      remediation_enabled: true,
      delete_unused_fm_managed_resources: true,
      delete_all_policy_resources: false,
      description: 'd',
    });
  });

  it('applies to all but some', () => {
    expect(
      policyOf({ protection: usage, exclude: { accounts: ['111122223333'] } }).exclude_map,
    ).toEqual({
      account: ['111122223333'],
    });
  });

  it('of distributions belongs into us-east-1', () => {
    const props = {
      protection: FirewallManagerProtection.shield({ automaticResponse: 'COUNT' }),
      resourceTypes: ['AWS::CloudFront::Distribution'],
    };
    expect(() => policyOf(props)).toThrow(
      `FirewallManagerPolicy 'test/Everywhere': provider must be of us-east-1, where a policy of distributions has to be, got "eu-central-1"`,
    );
    const policy = synth((stack) => {
      new FirewallManagerPolicy(stack, 'Everywhere', { ...props, provider: usEast1(stack) });
    }).only(FmsPolicy);
    expect(policy.provider).toBe('aws.use1');
    expect(JSON.parse(policy.security_service_policy_data.managed_service_data)).toMatchObject({
      type: 'SHIELD_ADVANCED',
      automaticResponseConfiguration: {
        automaticResponseStatus: 'ENABLED',
        automaticResponseAction: 'COUNT',
      },
    });
  });
});

describe('the document', () => {
  it('of a web ACL policy holds its groups around those of the accounts', () => {
    const policy = synth((stack) => {
      const ruleGroup = RuleGroup.fromRuleGroupAttributes(stack, 'Own', {
        ruleGroupArn: 'arn:own',
        scope: 'REGIONAL',
        capacity: 10,
      });
      const protection = FirewallManagerProtection.webAcl({
        first: [
          { ruleGroup },
          {
            managedGroup: 'AWSManagedRulesCommonRuleSet',
            countOnly: true,
            excludedRules: ['NoUserAgent_HEADER'],
          },
        ],
        last: [{ managedGroup: 'Rules', vendor: 'Seller', version: '1' }],
        defaultAction: 'BLOCK',
        logDestinationArn: 'arn:aws:s3:::aws-waf-logs-org',
      });
      new FirewallManagerPolicy(stack, 'Everywhere', { protection });
    }).only(FmsPolicy);
    expect(policy.resource_type_list).toEqual([
      'AWS::ApiGateway::Stage',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
    ]);
    expect(JSON.parse(policy.security_service_policy_data.managed_service_data)).toMatchObject({
      type: 'WAFV2',
      preProcessRuleGroups: [
        { ruleGroupType: 'RuleGroup', ruleGroupArn: 'arn:own', overrideAction: { type: 'NONE' } },
        {
          ruleGroupType: 'ManagedRuleGroup',
          managedRuleGroupIdentifier: {
            vendorName: 'AWS',
            managedRuleGroupName: 'AWSManagedRulesCommonRuleSet',
            version: null,
          },
          excludeRules: [{ name: 'NoUserAgent_HEADER' }],
          overrideAction: { type: 'COUNT' },
        },
      ],
      postProcessRuleGroups: [
        { managedRuleGroupIdentifier: { vendorName: 'Seller', version: '1' } },
      ],
      defaultAction: { type: 'BLOCK' },
      overrideCustomerWebACLAssociation: false,
      loggingConfiguration: { logDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-org'] },
    });
  });

  it('of Shield is none where nothing is said', () => {
    expect(
      policyOf({ protection: FirewallManagerProtection.shield() }).security_service_policy_data,
    ).toEqual({
      type: 'SHIELD_ADVANCED',
    });
  });

  it.each<[FirewallManagerProtection, object]>([
    [
      FirewallManagerProtection.securityGroupsCommon({ securityGroupIds: [GROUP] }),
      {
        type: 'SECURITY_GROUPS_COMMON',
        revertManualSecurityGroupChanges: true,
        exclusiveResourceSecurityGroupManagement: false,
        applyToAllEC2InstanceENIs: false,
        includeSharedVPC: false,
        securityGroups: [{ id: GROUP }],
      },
    ],
    [
      FirewallManagerProtection.securityGroupsContent({
        securityGroupIds: [GROUP],
        action: 'ALLOW',
      }),
      {
        type: 'SECURITY_GROUPS_CONTENT_AUDIT',
        securityGroups: [{ id: GROUP }],
        securityGroupAction: { type: 'ALLOW' },
      },
    ],
    [
      FirewallManagerProtection.securityGroupsUsage({
        deleteUnused: true,
        delayMinutes: 60,
        mergeRedundant: true,
      }),
      {
        type: 'SECURITY_GROUPS_USAGE_AUDIT',
        deleteUnusedSecurityGroups: true,
        coalesceRedundantSecurityGroups: true,
        optionalDelayForUnusedInMinutes: 60,
      },
    ],
    [
      FirewallManagerProtection.networkFirewall({
        statelessRuleGroups: [{ resourceArn: 'arn:less', priority: 1 }],
        statefulRuleGroupArns: ['arn:full'],
        subnetCidrs: ['10.0.0.0/28'],
      }),
      {
        type: 'NETWORK_FIREWALL',
        networkFirewallStatelessRuleGroupReferences: [{ resourceARN: 'arn:less', priority: 1 }],
        networkFirewallStatelessDefaultActions: ['aws:forward_to_sfe'],
        networkFirewallStatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        networkFirewallStatelessCustomActions: [],
        networkFirewallStatefulRuleGroupReferences: [{ resourceARN: 'arn:full' }],
        networkFirewallOrchestrationConfig: {
          singleFirewallEndpointPerVPC: false,
          allowedIPV4CidrList: ['10.0.0.0/28'],
          routeManagementAction: 'OFF',
        },
      },
    ],
    [
      FirewallManagerProtection.dnsFirewall({
        first: [{ ruleGroupId: 'rslvr-frg-1', priority: 1 }],
        last: [{ ruleGroupId: 'rslvr-frg-2', priority: 9_901 }],
      }),
      {
        type: 'DNS_FIREWALL',
        preProcessRuleGroups: [{ ruleGroupId: 'rslvr-frg-1', priority: 1 }],
        postProcessRuleGroups: [{ ruleGroupId: 'rslvr-frg-2', priority: 9_901 }],
      },
    ],
  ])('of %j is what the API documents', (protection, data) => {
    expect(dataOf(protection)).toEqual(data);
  });
});

const crs = { managedGroup: 'AWSManagedRulesCommonRuleSet' };

describe.each<[string, FirewallManagerPolicyProps, FirewallManagerPolicyProps, string]>([
  [
    'a type that the protection does not know',
    { protection: usage, resourceTypes: ['AWS::EC2::VPC'] },
    { protection: usage, resourceTypes: ['AWS::EC2::SecurityGroup'] },
    'resourceTypes must be one of AWS::EC2::SecurityGroup, got "AWS::EC2::VPC"',
  ],
  [
    'no type',
    { protection: usage, resourceTypes: [] },
    { protection: usage },
    'resourceTypes must be at least one',
  ],
  [
    'distributions among others',
    {
      protection: FirewallManagerProtection.shield(),
      resourceTypes: ['AWS::EC2::EIP', 'AWS::CloudFront::Distribution'],
    },
    { protection: FirewallManagerProtection.shield(), resourceTypes: ['AWS::EC2::EIP'] },
    'must hold AWS::CloudFront::Distribution alone',
  ],
  [
    'accounts in and out',
    {
      protection: usage,
      include: { accounts: ['111122223333'] },
      exclude: { accounts: ['444455556666'] },
    },
    { protection: usage, include: { accounts: ['111122223333'] } },
    'include and exclude must not be given both',
  ],
  [
    'no account',
    { protection: usage, include: {} },
    { protection: usage, include: { units: ['ou-ab12-0123abcd'] } },
    'include must name an account or a unit',
  ],
  [
    'an account of 11 digits',
    { protection: usage, exclude: { accounts: ['11112222333'] } },
    { protection: usage, exclude: { accounts: ['111122223333'] } },
    'exclude.accounts must be twelve digits',
  ],
  [
    'a root as a unit',
    { protection: usage, exclude: { units: ['r-ab12'] } },
    { protection: usage, exclude: { units: ['ou-ab12-0123abcd'] } },
    'exclude.units must be units such as',
  ],
  [
    'no tags',
    { protection: usage, resourceTags: { tags: {}, match: 'INCLUDE' } },
    { protection: usage, resourceTags: { tags: { a: 'b' }, match: 'INCLUDE' } },
    'resourceTags.tags must be 1 to 8, got 0',
  ],
  [
    'a web ACL without groups',
    { protection: FirewallManagerProtection.webAcl({ first: [] }) },
    { protection: FirewallManagerProtection.webAcl({ first: [crs] }) },
    'protection must have 1 to 50 rule groups, got 0',
  ],
  [
    'logs to what AWS WAF refuses',
    {
      protection: FirewallManagerProtection.webAcl({
        first: [crs],
        logDestinationArn: 'arn:aws:s3:::logs',
      }),
    },
    {
      protection: FirewallManagerProtection.webAcl({
        first: [crs],
        logDestinationArn: 'arn:aws:s3:::aws-waf-logs-a',
      }),
    },
    "must be of something named 'aws-waf-logs-…'",
  ],
  [
    'an automatic response of no distribution',
    { protection: FirewallManagerProtection.shield({ automaticResponse: 'BLOCK' }) },
    { protection: FirewallManagerProtection.shield() },
    'automaticResponse must go with resource type AWS::CloudFront::Distribution',
  ],
  [
    'no security group',
    { protection: FirewallManagerProtection.securityGroupsCommon({ securityGroupIds: [] }) },
    { protection: FirewallManagerProtection.securityGroupsCommon({ securityGroupIds: [GROUP] }) },
    'securityGroupIds must be at least one',
  ],
  [
    'an id of no security group',
    {
      protection: FirewallManagerProtection.securityGroupsContent({
        securityGroupIds: ['web'],
        action: 'DENY',
      }),
    },
    {
      protection: FirewallManagerProtection.securityGroupsContent({
        securityGroupIds: [GROUP],
        action: 'DENY',
      }),
    },
    'securityGroupIds must be ids such as',
  ],
  [
    'an audit of nothing',
    { protection: FirewallManagerProtection.securityGroupsUsage({}) },
    { protection: FirewallManagerProtection.securityGroupsUsage({ mergeRedundant: true }) },
    'got neither',
  ],
  [
    'a delay of nothing',
    {
      protection: FirewallManagerProtection.securityGroupsUsage({
        mergeRedundant: true,
        delayMinutes: 5,
      }),
    },
    {
      protection: FirewallManagerProtection.securityGroupsUsage({
        deleteUnused: true,
        delayMinutes: 5,
      }),
    },
    'delayMinutes must go with deleteUnused',
  ],
  [
    'a firewall without rules',
    { protection: FirewallManagerProtection.networkFirewall({}) },
    { protection: FirewallManagerProtection.networkFirewall({ statefulRuleGroupArns: ['arn:a'] }) },
    'protection must have a rule group',
  ],
  [
    'a priority twice',
    {
      protection: FirewallManagerProtection.networkFirewall({
        statelessRuleGroups: [
          { resourceArn: 'arn:a', priority: 1 },
          { resourceArn: 'arn:b', priority: 1 },
        ],
      }),
    },
    {
      protection: FirewallManagerProtection.networkFirewall({
        statelessRuleGroups: [
          { resourceArn: 'arn:a', priority: 1 },
          { resourceArn: 'arn:b', priority: 2 },
        ],
      }),
    },
    'must each have a priority of their own, got 1, 1',
  ],
  [
    'a subnet of /27',
    {
      protection: FirewallManagerProtection.networkFirewall({
        statefulRuleGroupArns: ['arn:a'],
        subnetCidrs: ['10.0.0.0/27'],
      }),
    },
    {
      protection: FirewallManagerProtection.networkFirewall({
        statefulRuleGroupArns: ['arn:a'],
        subnetCidrs: ['10.0.0.0/28'],
      }),
    },
    'subnetCidrs must be IPv4 blocks of /28',
  ],
  [
    'a first priority of 100',
    {
      protection: FirewallManagerProtection.dnsFirewall({
        first: [{ ruleGroupId: 'rslvr-frg-1', priority: 100 }],
      }),
    },
    {
      protection: FirewallManagerProtection.dnsFirewall({
        first: [{ ruleGroupId: 'rslvr-frg-1', priority: 99 }],
      }),
    },
    'protection.first.priority must be a whole number between 1 and 99, got 100',
  ],
  [
    'a last priority of 9900',
    {
      protection: FirewallManagerProtection.dnsFirewall({
        last: [{ ruleGroupId: 'rslvr-frg-1', priority: 9_900 }],
      }),
    },
    {
      protection: FirewallManagerProtection.dnsFirewall({
        last: [{ ruleGroupId: 'rslvr-frg-1', priority: 9_901 }],
      }),
    },
    'protection.last.priority must be a whole number between 9901 and 10000, got 9900',
  ],
])('%s', (_what, refused, neighbour, problem) => {
  it('is refused', () => {
    expect(() => policyOf(refused)).toThrow(problem);
  });

  it('has a neighbour that is taken', () => {
    expect(() => policyOf(neighbour)).not.toThrow();
  });
});

describe('the administrator', () => {
  it('is named from us-east-1', () => {
    const stack = synth((scope) => {
      new FirewallManagerAdministrator(scope, 'Admin', {
        accountId: '444455556666',
        provider: usEast1(scope),
      });
    });
    expect(stack.only(FmsAdminAccount)).toEqual({
      account_id: '444455556666',
      provider: 'aws.use1',
    });
  });

  it('is refused elsewhere, and by what is no account', () => {
    expect(() =>
      synth((scope) => new FirewallManagerAdministrator(scope, 'Admin', { accountId: 'me' })),
    ).toThrow(
      `FirewallManagerAdministrator 'test/Admin': accountId must be twelve digits, got "me"; provider must be of us-east-1`,
    );
  });
});

import { Route53ResolverFirewallConfig } from '@cdktf/provider-aws/lib/route53-resolver-firewall-config';
import { Route53ResolverFirewallDomainList } from '@cdktf/provider-aws/lib/route53-resolver-firewall-domain-list';
import { Route53ResolverFirewallRule } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule';
import { Route53ResolverFirewallRuleGroupAssociation } from '@cdktf/provider-aws/lib/route53-resolver-firewall-rule-group-association';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import { Vpc } from '../../vpc/vpc';
import { DnsFirewallDomainList } from './dns-firewall-domain-list';
import type { DnsFirewallAction, DnsFirewallRuleProps } from './dns-firewall-rule';
import type { DnsFirewallProtection } from './dns-firewall-rule-group';
import { DnsFirewallRuleGroup } from './dns-firewall-rule-group';

const vpcOf = (stack: TerraformStack) =>
  Vpc.fromVpcAttributes(stack, 'Orders', {
    vpcId: 'vpc-1',
    vpcArn: 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1',
  });

const malwareOf = (stack: TerraformStack) =>
  DnsFirewallDomainList.fromDomainListAttributes(stack, 'Malware', { domainListId: 'rslvr-fdl-1' });

const rule = (props: Partial<DnsFirewallRuleProps> = {}) =>
  synth((stack) => {
    const group = new DnsFirewallRuleGroup(stack, 'Firewall');
    group.addRule('Malware', { priority: 100, domains: malwareOf(stack), ...props });
  });

const protect = (protection?: DnsFirewallProtection) =>
  synth((stack) =>
    DnsFirewallRuleGroup.fromDnsFirewallRuleGroupAttributes(stack, 'Firewall', {
      ruleGroupId: 'rslvr-frg-1',
    }).protect('Orders', vpcOf(stack), protection),
  );

const list = (domains: readonly string[]) =>
  synth((stack) => new DnsFirewallDomainList(stack, 'Bad', { domains }));

it('answers as if there were nothing, also behind another name', () => {
  const stack = rule();
  expect(stack.inventory).toEqual({
    aws_route53_resolver_firewall_rule_group: 1,
    aws_route53_resolver_firewall_rule: 1,
  });
  expect(stack.only(Route53ResolverFirewallRule)).toEqual({
    name: 'test-test-Firewall-Malware',
    firewall_rule_group_id: '${aws_route53_resolver_firewall_rule_group.Firewall.id}',
    firewall_domain_list_id: 'rslvr-fdl-1',
    priority: 100,
    action: 'BLOCK',
    block_response: 'NODATA',
    firewall_domain_redirection_action: 'INSPECT_REDIRECTION_DOMAIN',
  });
});

it.each<[DnsFirewallAction, object]>([
  ['allow', { action: 'ALLOW' }],
  ['alert', { action: 'ALERT' }],
  [{ block: 'nxdomain' }, { action: 'BLOCK', block_response: 'NXDOMAIN' }],
  [
    { block: { cname: 'blocked.example.com' } },
    {
      action: 'BLOCK',
      block_response: 'OVERRIDE',
      block_override_dns_type: 'CNAME',
      block_override_domain: 'blocked.example.com',
      block_override_ttl: 0,
    },
  ],
])('does with a query: %j', (action, expected) => {
  expect(rule({ action }).only(Route53ResolverFirewallRule)).toMatchObject(expected);
});

it('speaks of one type of record, and trusts where a name leads', () => {
  const stack = rule({ queryType: 'TYPE28', inspectRedirections: false });
  expect(stack.only(Route53ResolverFirewallRule)).toMatchObject({
    q_type: 'TYPE28',
    firewall_domain_redirection_action: 'TRUST_REDIRECTION_DOMAIN',
  });
});

it('protects a VPC', () => {
  const stack = protect();
  expect(stack.inventory).toEqual({ aws_route53_resolver_firewall_rule_group_association: 1 });
  expect(stack.only(Route53ResolverFirewallRuleGroupAssociation)).toEqual({
    name: 'test-test-Firewall-Orders',
    firewall_rule_group_id: 'rslvr-frg-1',
    vpc_id: 'vpc-1',
    priority: 101,
    mutation_protection: 'DISABLED',
  });
});

it('protects a VPC for good, and answers when it fails', () => {
  const stack = protect({ mutationProtection: true, failOpen: true, priority: 9_899 });
  expect(stack.only(Route53ResolverFirewallRuleGroupAssociation)).toMatchObject({
    mutation_protection: 'ENABLED',
    priority: 9_899,
  });
  expect(stack.only(Route53ResolverFirewallConfig)).toEqual({
    resource_id: 'vpc-1',
    firewall_fail_open: 'ENABLED',
  });
});

it.each([100, 9_900])('refuses %d as the place of a group', (priority) => {
  expect(() => protect({ priority })).toThrow(
    `protection Orders: priority must be a whole number between 101 and 9899, got ${priority}`,
  );
});

it('lists domains', () => {
  const token = Lazy.stringValue({ produce: () => '${local.domain}' });
  const domains = ['bad.example', '*.bad.example', '*', token];
  expect(list(domains).only(Route53ResolverFirewallDomainList)).toMatchObject({
    name: 'test-test-Bad',
    domains: ['bad.example', '*.bad.example', '*', '${local.domain}'],
  });
});

it.each<[readonly string[], string]>([
  [[], 'domains must be at least one'],
  [['bad.*'], 'domains must be domains such as example.com, *.example.com or *, got "bad.*"'],
  [['https://bad.example'], 'domains must be domains such as'],
  [['bad.example', 'bad.example'], 'domains must each be there once, got "bad.example" twice'],
])('refuses the domains %j', (domains, problem) => {
  expect(() => list(domains)).toThrow(`DnsFirewallDomainList 'test/Bad': ${problem}`);
});

it.each<[Partial<DnsFirewallRuleProps>, string]>([
  [{ priority: 0 }, 'priority must be a whole number between 1 and 2147483647, got 0'],
  [{ action: 'deny' as 'allow' }, 'action must be allow, alert or a block, got "deny"'],
  [{ action: { block: 'refused' as 'nodata' } }, 'action.block must be one of nodata, nxdomain'],
  [{ action: { block: { cname: 'blocked' } } }, 'action.block.cname must be a domain such as'],
  [
    { action: { block: { cname: 'blocked.example', ttlSeconds: 604_801 } } },
    'action.block.ttlSeconds must be a whole number between 0 and 604800, got 604801',
  ],
  [{ queryType: 'aaaa' }, 'queryType must be a type of record such as AAAA, got "aaaa"'],
])('refuses a rule: %#', (props, problem) => {
  expect(() => rule(props)).toThrow(
    `DnsFirewallRuleGroup 'test/Firewall': rule Malware: ${problem}`,
  );
});

it.each([0, 604_800])('leads elsewhere for %d seconds', (ttlSeconds) => {
  const action = { block: { cname: 'blocked.example', ttlSeconds } };
  expect(rule({ action }).only(Route53ResolverFirewallRule).block_override_ttl).toBe(ttlSeconds);
});

it('refuses two rules at one place', () => {
  expect(() =>
    synth((stack) => {
      const group = new DnsFirewallRuleGroup(stack, 'Firewall');
      const domains = malwareOf(stack);
      group.addRule('Malware', { priority: 100, domains });
      group.addRule('Botnet', { priority: 100, domains });
    }),
  ).toThrow('rule Botnet: priority must be another than that of rule Malware, got 100');
});

it('refuses a group without rules', () => {
  expect(() => synth((stack) => new DnsFirewallRuleGroup(stack, 'Firewall'))).toThrow(
    'add at least one rule',
  );
});

import { Route53ResolverRule } from '@cdktf/provider-aws/lib/route53-resolver-rule';
import { Route53ResolverRuleAssociation } from '@cdktf/provider-aws/lib/route53-resolver-rule-association';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import { Vpc } from '../../vpc/vpc';
import { OutboundResolverEndpoint } from '../resolver-endpoint/outbound-resolver-endpoint';
import type { ResolverTarget } from './resolver-rule';
import { ResolverRule } from './resolver-rule';

const TARGET: ResolverTarget = { ip: '192.168.0.53' };

const forward = (
  targets: readonly ResolverTarget[] = [TARGET],
  domainName = 'corp.example.com',
  securityGroupId: string | undefined = 'sg-1',
) =>
  synth((stack) => {
    const endpoint = OutboundResolverEndpoint.fromOutboundResolverEndpointAttributes(stack, 'Out', {
      resolverEndpointId: 'rslvr-out-1',
      securityGroupId,
    });
    new ResolverRule(stack, 'Corp', { domainName, forward: { endpoint, targets } });
  });

const vpcOf = (stack: TerraformStack) =>
  Vpc.fromVpcAttributes(stack, 'Orders', {
    vpcId: 'vpc-1',
    vpcArn: 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1',
  });

it('forwards a domain, and lets queries out to its servers only', () => {
  const stack = forward([TARGET, { ip: '2001:db8::53', port: 5353 }]);
  expect(stack.inventory).toEqual({
    aws_route53_resolver_rule: 1,
    aws_vpc_security_group_egress_rule: 4,
  });
  expect(stack.only(Route53ResolverRule)).toMatchObject({
    domain_name: 'corp.example.com',
    rule_type: 'FORWARD',
    name: 'test-test-Corp',
    resolver_endpoint_id: 'rslvr-out-1',
    target_ip: [
      { ip: '192.168.0.53', port: 53, protocol: 'Do53' },
      { ipv6: '2001:db8::53', port: 5353, protocol: 'Do53' },
    ],
  });
  expect(
    stack
      .all(VpcSecurityGroupEgressRule)
      .map((rule) => `${rule.cidr_ipv4 ?? rule.cidr_ipv6} ${rule.ip_protocol} ${rule.from_port}`),
  ).toEqual([
    '192.168.0.53/32 tcp 53',
    '192.168.0.53/32 udp 53',
    '2001:db8::53/128 tcp 5353',
    '2001:db8::53/128 udp 5353',
  ]);
});

it('forwards over HTTPS', () => {
  const stack = forward([{ ...TARGET, protocol: 'DoH' }]);
  expect(stack.only(Route53ResolverRule).target_ip).toEqual([
    { ip: '192.168.0.53', port: 443, protocol: 'DoH' },
  ]);
  expect(stack.only(VpcSecurityGroupEgressRule)).toMatchObject({
    ip_protocol: 'tcp',
    from_port: 443,
  });
});

it('leaves groups alone that it does not know', () => {
  const stack = synth((scope) => {
    const endpoint = OutboundResolverEndpoint.fromOutboundResolverEndpointAttributes(scope, 'Out', {
      resolverEndpointId: 'rslvr-out-1',
    });
    new ResolverRule(scope, 'Corp', { domainName: '.', forward: { endpoint, targets: [TARGET] } });
  });
  expect(stack.inventory).toEqual({ aws_route53_resolver_rule: 1 });
});

it('takes servers that only Terraform knows', () => {
  const ip = Lazy.stringValue({ produce: () => '${local.server}' });
  const stack = forward([{ ip }]);
  expect(stack.only(Route53ResolverRule).target_ip).toMatchObject([{ ip: '${local.server}' }]);
  expect(stack.all(VpcSecurityGroupEgressRule)[0]).toMatchObject({
    cidr_ipv4: '${local.server}/32',
  });
});

it('leaves a domain to Amazon, in the VPCs that it holds in', () => {
  const stack = synth((scope) => {
    const rule = new ResolverRule(scope, 'Cloud', { domainName: 'cloud.corp.example.com' });
    rule.associate('Orders', vpcOf(scope));
  });
  expect(stack.only(Route53ResolverRule)).toMatchObject({ rule_type: 'SYSTEM' });
  expect(stack.only(Route53ResolverRuleAssociation)).toEqual({
    resolver_rule_id: '${aws_route53_resolver_rule.Cloud.id}',
    vpc_id: 'vpc-1',
  });
});

it('holds in a VPC when another account shares it', () => {
  const stack = synth((scope) =>
    ResolverRule.fromResolverRuleAttributes(scope, 'Shared', {
      resolverRuleId: 'rslvr-rr-1',
    }).associate('Orders', vpcOf(scope)),
  );
  expect(stack.only(Route53ResolverRuleAssociation).resolver_rule_id).toBe('rslvr-rr-1');
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ip: `192.168.0.${index + 1}` }));

it.each([1, 6])('takes %d servers', (count) => {
  expect(() => forward(many(count))).not.toThrow();
});

it.each<[readonly ResolverTarget[], string]>([
  [[], 'forward.targets must be 1 to 6, got 0'],
  [many(7), 'forward.targets must be 1 to 6, got 7'],
  [[{ ip: 'dns.example.com' }], 'forward.targets[0].ip must be an address such as 10.1.0.53'],
  [[{ ...TARGET, port: 0 }], 'forward.targets[0].port must be a whole number between 1 and 65535'],
  [[TARGET, TARGET], 'forward.targets must each be there once, got 192.168.0.53 port 53 twice'],
  [
    [{ ...TARGET, protocol: 'DoT' as 'DoH' }],
    'forward.targets[0].protocol must be one of Do53, DoH, got "DoT"',
  ],
])('refuses servers: %#', (targets, problem) => {
  expect(() => forward(targets)).toThrow(`ResolverRule 'test/Corp': ${problem}`);
});

it.each(['.', 'corp', 'corp.example.com.', '_ldap._tcp.corp.example.com'])(
  'forwards the domain %s',
  (domainName) => {
    expect(() => forward([TARGET], domainName)).not.toThrow();
  },
);

it.each(['', '*.corp.example.com', 'corp..example.com', 'x'.repeat(64)])(
  'refuses the domain %j',
  (domainName) => {
    expect(() => forward([TARGET], domainName)).toThrow(
      "ResolverRule 'test/Corp': domainName must be a domain such as corp.example.com, or . for all",
    );
  },
);

it('refuses to leave everything to Amazon, who answers it anyway', () => {
  expect(() => synth((stack) => new ResolverRule(stack, 'All', { domainName: '.' }))).toThrow(
    'forward must say where everything goes',
  );
});

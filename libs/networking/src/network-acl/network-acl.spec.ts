import { NetworkAclAssociation } from '@cdktf/provider-aws/lib/network-acl-association';
import { NetworkAclRule } from '@cdktf/provider-aws/lib/network-acl-rule';
import { synth } from '@archway/testing';
import { Port } from '../security-group/port';
import { Vpc } from '../vpc/vpc';
import type { NetworkAclRuleProps } from './network-acl';
import { NetworkAcl } from './network-acl';

const HTTPS: NetworkAclRuleProps = {
  direction: 'ingress',
  ruleNumber: 100,
  cidrBlock: '0.0.0.0/0',
  port: Port.tcp(443),
};

const make = (build: (acl: NetworkAcl) => void = () => undefined) =>
  synth((stack) => {
    const vpc = new Vpc(stack, 'Main', {
      ipv4: '10.0.0.0/16',
      tiers: { data: { reach: 'isolated' } },
      flowLog: 'none',
    });
    build(new NetworkAcl(stack, 'Data', { vpc, subnets: vpc.subnets('data') }));
  });

const rule = (props: Partial<NetworkAclRuleProps>) =>
  make((acl) => acl.addRule('Https', { ...HTTPS, ...props })).only(NetworkAclRule);

it('stands before the subnets it is given and lets nothing through', () => {
  const stack = make();
  expect(stack.inventory).toMatchObject({ aws_network_acl: 1, aws_network_acl_association: 3 });
  expect(stack.inventory).not.toHaveProperty('aws_network_acl_rule');
  expect(stack.all(NetworkAclAssociation).map((each) => each.subnet_id)).toEqual([
    expect.stringMatching(/Main_data_1a_/),
    expect.stringMatching(/Main_data_1b_/),
    expect.stringMatching(/Main_data_1c_/),
  ]);
});

it('lets through what a rule says', () => {
  expect(rule({})).toEqual({
    network_acl_id: '${aws_network_acl.Data.id}',
    egress: false,
    rule_action: 'allow',
    rule_number: 100,
    cidr_block: '0.0.0.0/0',
    protocol: 'tcp',
    from_port: 443,
    to_port: 443,
  });
});

it('stops what a rule says, of IPv6 and on the way out', () => {
  expect(
    rule({ direction: 'egress', action: 'deny', cidrBlock: '::/0', port: Port.all() }),
  ).toEqual({
    network_acl_id: '${aws_network_acl.Data.id}',
    egress: true,
    rule_action: 'deny',
    rule_number: 100,
    ipv6_cidr_block: '::/0',
    protocol: '-1',
  });
});

it('knows ICMP of both families', () => {
  expect(rule({ port: Port.icmp(8) })).toMatchObject({
    protocol: 'icmp',
    icmp_type: 8,
    icmp_code: -1,
  });
  expect(rule({ port: Port.icmpv6(), cidrBlock: '::/0' })).toMatchObject({
    protocol: '58',
    icmp_type: -1,
  });
});

it('takes one number once for each direction', () => {
  const twice = (direction: 'ingress' | 'egress') => () =>
    make((acl) => {
      acl.addRule('In', HTTPS);
      acl.addRule('Other', { ...HTTPS, direction });
    });
  expect(twice('egress')).not.toThrow();
  expect(twice('ingress')).toThrow(
    "NetworkAcl 'test/Data': rule Other: ruleNumber must be free, got 100, which ingress rule In has",
  );
});

it.each([1, 32_766])('accepts number %d', (ruleNumber) => {
  expect(rule({ ruleNumber }).rule_number).toBe(ruleNumber);
});

it.each<[Partial<NetworkAclRuleProps>, string]>([
  [{ ruleNumber: 0 }, 'rule Https: ruleNumber must be a whole number between 1 and 32766, got 0'],
  [{ ruleNumber: 32_767 }, 'ruleNumber must be a whole number between 1 and 32766, got 32767'],
  [
    { cidrBlock: '10.0.0.1/8' },
    'rule Https: cidrBlock must start at its first address, 10.0.0.0/8',
  ],
  [{ action: 'drop' as 'deny' }, 'rule Https: action must be one of allow, deny, got "drop"'],
])('refuses %j', (props, problem) => {
  expect(() => rule(props)).toThrow(problem);
});

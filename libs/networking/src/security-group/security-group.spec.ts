import { SecurityGroup as AwsSecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import type { IVpc } from '../vpc/vpc-reference';
import { Vpc } from '../vpc/vpc';
import { Peer } from './peer';
import { Port } from './port';
import type { SecurityGroupProps } from './security-group';
import { SecurityGroup } from './security-group';

const vpcOf = (scope: Construct): IVpc =>
  Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId: 'vpc-1',
    vpcArn: 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1',
  });

/** Builds one group, or two that may speak of each other. */
const make = (
  build: (web: SecurityGroup, database: () => SecurityGroup) => void,
  props: Partial<SecurityGroupProps> = {},
) =>
  synth((scope) => {
    const vpc = vpcOf(scope);
    const web = new SecurityGroup(scope, 'Web', { vpc, ...props });
    build(web, () => new SecurityGroup(scope, 'Database', { vpc }));
  });

const WEB = '${aws_security_group.Web.id}';
const DATABASE = '${aws_security_group.Database.id}';

it('lets nothing in and nothing out', () => {
  const stack = make(() => undefined);
  expect(stack.inventory).toEqual({ aws_security_group: 1 });
  expect(stack.only(AwsSecurityGroup)).toEqual({
    vpc_id: 'vpc-1',
    description: 'test/Web',
    tags: { Name: 'test/Web' },
    name_prefix: 'test-test-Web-',
    lifecycle: { create_before_destroy: true, ignore_changes: ['name_prefix'] },
  });
});

it('lets everything out when asked to', () => {
  const stack = make(() => undefined, { allowAllOutbound: true });
  expect(stack.all(VpcSecurityGroupEgressRule)).toEqual([
    { security_group_id: WEB, cidr_ipv4: '0.0.0.0/0', ip_protocol: '-1' },
    { security_group_id: WEB, cidr_ipv6: '::/0', ip_protocol: '-1' },
  ]);
});

it('lets addresses in at a port', () => {
  const stack = make((web) =>
    web.allowFrom(Peer.ipv4('10.0.0.0/8'), Port.tcp(443), { description: 'Offices' }),
  );
  expect(stack.only(VpcSecurityGroupIngressRule)).toEqual({
    security_group_id: WEB,
    cidr_ipv4: '10.0.0.0/8',
    ip_protocol: 'tcp',
    from_port: 443,
    to_port: 443,
    description: 'Offices',
  });
});

it('lets out to addresses of IPv6 and to a prefix list of AWS', () => {
  const stack = make((web) => {
    web.allowTo(Peer.ipv6('2001:db8::/32'), Port.udpRange(5000, 5010));
    web.allowTo(Peer.prefixList('pl-6ea54007'), Port.tcp(443));
  });
  expect(stack.all(VpcSecurityGroupEgressRule)).toMatchObject([
    { cidr_ipv6: '2001:db8::/32', ip_protocol: 'udp', from_port: 5000, to_port: 5010 },
    { prefix_list_id: 'pl-6ea54007', from_port: 443 },
  ]);
});

it.each<[string, (web: SecurityGroup, database: SecurityGroup) => void]>([
  ['allowFrom', (web, database) => database.allowFrom(web, Port.tcp(5432))],
  ['allowTo', (web, database) => web.allowTo(database, Port.tcp(5432))],
  [
    'both, said twice',
    (web, database) => {
      database.allowFrom(web, Port.tcp(5432));
      web.allowTo(database, Port.tcp(5432));
      web.allowTo(database, Port.tcp(5432));
    },
  ],
])('opens both ends between two groups by %s', (_, allow) => {
  const stack = make((web, database) => allow(web, database()));
  expect(stack.only(VpcSecurityGroupIngressRule)).toMatchObject({
    security_group_id: DATABASE,
    referenced_security_group_id: WEB,
    from_port: 5432,
  });
  expect(stack.only(VpcSecurityGroupEgressRule)).toMatchObject({
    security_group_id: WEB,
    referenced_security_group_id: DATABASE,
    from_port: 5432,
  });
});

it('adds no way out to a group that lets everything out', () => {
  const stack = make((web, database) => database().allowFrom(web, Port.tcp(5432)), {
    allowAllOutbound: true,
  });
  expect(stack.all(VpcSecurityGroupEgressRule)).toHaveLength(2);
});

it('opens itself to itself', () => {
  const stack = make((web) => web.allowFrom(web, Port.all()));
  expect(stack.only(VpcSecurityGroupIngressRule).referenced_security_group_id).toBe(WEB);
  expect(stack.only(VpcSecurityGroupEgressRule).referenced_security_group_id).toBe(WEB);
});

it('keeps the addresses of rules whatever is said before them', () => {
  const late = (web: SecurityGroup) => web.allowFrom(Peer.ipv4('10.0.0.0/8'), Port.tcp(443));
  const old = make(late);
  const now = make((web) => {
    web.allowFrom(Peer.ipv4('10.0.0.0/8'), Port.tcp(80));
    late(web);
  });
  const [address = ''] = old.addresses.filter((each) => each.includes('ingress_rule'));
  expect(address).toMatch(/^aws_vpc_security_group_ingress_rule\.Web_From-10-0-0-0_8-tcp-443_/);
  expect(now.at(address)).toEqual(old.at(address));
});

it('takes addresses that only Terraform knows, under a name', () => {
  const block = Lazy.stringValue({ produce: () => '${local.office}' });
  const named = make((web) => web.allowFrom(Peer.ipv4(block), Port.tcp(22), { id: 'Office' }));
  expect(named.at('aws_vpc_security_group_ingress_rule.Web_Office_146CFF30')).toMatchObject({
    cidr_ipv4: '${local.office}',
  });
  expect(() => make((web) => web.allowFrom(Peer.ipv4(block), Port.tcp(22)))).toThrow(
    "SecurityGroup 'test/Web': a rule for addresses that only Terraform knows needs an id",
  );
});

it('writes rules for a group that others deploy, at its own end only where told', () => {
  const rules = (egressByRule?: boolean) =>
    make((web) => {
      const shared = SecurityGroup.fromSecurityGroupAttributes(web, 'Shared', {
        securityGroupId: 'sg-9',
        egressByRule,
      });
      web.allowFrom(shared, Port.tcp(443));
      shared.allowFrom(Peer.ipv4('10.0.0.0/8'), Port.tcp(22));
    });
  expect(rules().all(VpcSecurityGroupEgressRule)).toEqual([]);
  expect(rules(true).only(VpcSecurityGroupEgressRule)).toMatchObject({
    security_group_id: 'sg-9',
    referenced_security_group_id: WEB,
  });
  expect(rules().all(VpcSecurityGroupIngressRule)).toMatchObject([
    { security_group_id: WEB, referenced_security_group_id: 'sg-9' },
    { security_group_id: 'sg-9', cidr_ipv4: '10.0.0.0/8' },
  ]);
});

it.each([
  [Port.tcpRange(8000, 8080), 'tcp-8000-8080', { ipProtocol: 'tcp', fromPort: 8000, toPort: 8080 }],
  [Port.udp(53), 'udp-53', { ipProtocol: 'udp', fromPort: 53, toPort: 53 }],
  [Port.icmp(), 'icmp', { ipProtocol: 'icmp', fromPort: -1, toPort: -1 }],
  [Port.icmp(8), 'icmp-8', { ipProtocol: 'icmp', fromPort: 8, toPort: -1 }],
  [Port.icmpv6(128, 0), 'icmpv6-128-0', { ipProtocol: 'icmpv6', fromPort: 128, toPort: 0 }],
  [Port.protocol(50), 'protocol-50', { ipProtocol: '50' }],
  [Port.all(), 'all', { ipProtocol: '-1' }],
])('knows traffic by protocol and port: %#', (port, label, ruleArguments) => {
  expect(port).toMatchObject({ label, ruleArguments });
});

it.each([0, 65_535])('accepts port %d', (port) => {
  expect(Port.tcp(port).ruleArguments.fromPort).toBe(port);
});

it.each<[() => Port, string]>([
  [() => Port.tcp(-1), 'Port.tcp: from must be a whole number between 0 and 65535, got -1'],
  [() => Port.udp(65_536), 'Port.udp: from must be a whole number between 0 and 65535, got 65536'],
  [() => Port.tcpRange(2, 1), 'Port.tcp: from must not be above to, got 2 to 1'],
  [() => Port.icmp(256), 'Port.icmp: type must be a whole number between -1 and 255, got 256'],
  [() => Port.icmp(-1, 3), 'Port.icmp: code needs a type, got 3 for every type'],
  [() => Port.protocol(256), 'Port.protocol: number must be a whole number between 0 and 255'],
])('refuses traffic that there is not: %#', (port, problem) => {
  expect(port).toThrow(problem);
});

it.each([
  [() => Peer.ipv4('10.0.0.1/8'), 'Peer.ipv4: cidrBlock must start at its first address'],
  [() => Peer.ipv4('::/0'), 'Peer.ipv4: cidrBlock must be an IPv4 block'],
  [() => Peer.ipv6('0.0.0.0/0'), 'Peer.ipv6: cidrBlock must be an IPv6 block'],
])('refuses addresses that are none: %#', (peer, problem) => {
  expect(peer).toThrow(problem);
});

describe('descriptions', () => {
  it.each(['x', 'x'.repeat(255), 'Offices (EU), 9-5'])('may be %s', (description) => {
    expect(make(() => undefined, { description }).only(AwsSecurityGroup)).toMatchObject({
      description,
    });
  });

  it.each(['', 'x'.repeat(256), 'Büro'])('may not be %j', (description) => {
    expect(() => make(() => undefined, { description })).toThrow(
      "SecurityGroup 'test/Web': description must be 1 to 255 letters, digits, spaces and",
    );
  });

  it('of rules may be empty but not too long', () => {
    const rule = (description: string) => () =>
      make((web) => web.allowFrom(web, Port.all(), { description }));
    expect(rule('')).not.toThrow();
    expect(rule('x'.repeat(256))).toThrow('description must be 0 to 255');
  });
});

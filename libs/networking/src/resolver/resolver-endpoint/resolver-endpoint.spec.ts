import { Route53ResolverEndpoint } from '@cdktf/provider-aws/lib/route53-resolver-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { synth } from '@archway/testing';
import { Peer } from '../../security-group/peer';
import { SecurityGroup } from '../../security-group/security-group';
import { Vpc } from '../../vpc/vpc';
import type { InboundResolverEndpointProps } from './inbound-resolver-endpoint';
import { InboundResolverEndpoint } from './inbound-resolver-endpoint';
import { OutboundResolverEndpoint } from './outbound-resolver-endpoint';
import type { ResolverEndpointOptions } from './resolver-endpoint-options';

type Given<T> = Partial<T> | ((vpc: Vpc) => Partial<T>);

const build = (direction: 'in' | 'out', props: Given<InboundResolverEndpointProps>) =>
  synth((stack) => {
    const vpc = new Vpc(stack, 'Hub', {
      ipv4: '10.0.0.0/16',
      ipv6: 'amazon',
      tiers: {
        dns: { reach: 'isolated' },
        old: { reach: 'isolated', ipAddressType: 'ipv4' },
        wide: { reach: 'isolated', ipAddressType: 'ipv4' },
        one: { reach: 'isolated', availabilityZones: ['eu-central-1a'] },
      },
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      flowLog: 'none',
    });
    const given = typeof props === 'function' ? props(vpc) : props;
    const all = { vpc, subnets: vpc.subnets('dns'), ...given };
    if (direction === 'in') {
      const endpoint = new InboundResolverEndpoint(stack, 'Dns', all);
      endpoint.allowFrom(Peer.ipv4('172.16.0.0/12'));
    } else new OutboundResolverEndpoint(stack, 'Dns', all);
  });
const inbound = (props: Given<InboundResolverEndpointProps> = {}) => build('in', props);
const outbound = (props: Given<ResolverEndpointOptions> = {}) => build('out', props);

it('answers the VPC, and whom it is told to, at port 53', () => {
  const stack = inbound();
  expect(stack.inventory).toMatchObject({
    aws_route53_resolver_endpoint: 1,
    aws_security_group: 1,
    aws_vpc_security_group_ingress_rule: 4,
  });
  expect(stack.only(Route53ResolverEndpoint)).toMatchObject({
    direction: 'INBOUND',
    name: 'test-test-Dns',
    protocols: ['Do53'],
    resolver_endpoint_type: 'IPV4',
    ip_address: [
      { subnet_id: expect.stringContaining('dns_1a') },
      { subnet_id: expect.stringContaining('dns_1b') },
    ],
  });
  expect(
    stack
      .all(VpcSecurityGroupIngressRule)
      .map((rule) => `${rule.cidr_ipv4} ${rule.ip_protocol} ${rule.from_port}`),
  ).toEqual([
    '10.0.0.0/16 tcp 53',
    '10.0.0.0/16 udp 53',
    '172.16.0.0/12 tcp 53',
    '172.16.0.0/12 udp 53',
  ]);
});

it('lets nothing out until a rule forwards', () => {
  const stack = outbound();
  expect(stack.only(Route53ResolverEndpoint).direction).toBe('OUTBOUND');
  expect(stack.inventory).toMatchObject({ aws_security_group: 1 });
  expect(stack.inventory).not.toHaveProperty('aws_vpc_security_group_egress_rule');
});

it('answers at given addresses', () => {
  const stack = inbound({
    ipAddressType: 'dualstack',
    ipv4Addresses: ['10.0.0.53', '10.0.4.53'],
    ipv6Addresses: ['2001:db8::53', '2001:db8:0:1::53'],
    clients: [Peer.ipv4('192.168.0.0/16')],
  });
  expect(stack.only(Route53ResolverEndpoint)).toMatchObject({
    resolver_endpoint_type: 'DUALSTACK',
    ip_address: [
      { ip: '10.0.0.53', ipv6: '2001:db8::53' },
      { ip: '10.0.4.53', ipv6: '2001:db8:0:1::53' },
    ],
  });
});

it.each<[InboundResolverEndpointProps['protocols'], readonly string[]]>([
  [
    ['Do53', 'DoH-FIPS'],
    ['tcp 443', 'tcp 53', 'udp 53'],
  ],
  [['DoH'], ['tcp 443']],
])('answers %j at %j', (protocols, ports) => {
  const rules = inbound({ protocols, clients: [Peer.ipv4('172.16.0.0/12')] }).all(
    VpcSecurityGroupIngressRule,
  );
  expect(rules.map((rule) => `${rule.ip_protocol} ${rule.from_port}`)).toEqual(ports);
});

it('is in given groups', () => {
  const group = (vpc: Vpc) => ({
    securityGroups: [
      SecurityGroup.fromSecurityGroupAttributes(vpc, 'Given', { securityGroupId: 'sg-1' }),
    ],
  });
  expect(inbound(group).only(Route53ResolverEndpoint).security_group_ids).toEqual(['sg-1']);
  expect(outbound(group).only(Route53ResolverEndpoint).security_group_ids).toEqual(['sg-1']);
});

it.each<[Given<InboundResolverEndpointProps>, string]>([
  [(vpc) => ({ subnets: vpc.subnets('one') }), 'subnets must be 2 to 10, got 1'],
  [
    (vpc) => ({ subnets: [...vpc.subnets('one'), ...vpc.subnets('one')] }),
    'subnets must be in at least two zones, got all in eu-central-1a',
  ],
  [
    (vpc) => ({ subnets: vpc.subnets('old'), ipAddressType: 'dualstack' }),
    'subnets must have IPv4 and IPv6 for ipAddressType "dualstack", got "test/Hub/old/1a"',
  ],
  [
    { ipv4Addresses: ['10.0.0.1', '10.0.4.53'] },
    'ipv4Addresses[0] must not be one of the first four addresses or the last',
  ],
  [
    { protocols: ['DoH', 'DoH-FIPS'] },
    'protocols must be one of [Do53], [DoH], [DoH-FIPS], [Do53, DoH], [Do53, DoH-FIPS], got [DoH, DoH-FIPS]',
  ],
  [{ securityGroups: [] }, 'securityGroups must be at least one, or left out'],
  [{ clients: [] }, "clients must say who may ask: the VPC's blocks are not known"],
  [
    (vpc) => ({
      clients: [Peer.ipv4('10.0.0.0/8')],
      securityGroups: [new SecurityGroup(vpc, 'Own', { vpc })],
    }),
    'clients must be left out where there are securityGroups',
  ],
])('refuses what cannot answer: %#', (props, problem) => {
  expect(() => inbound(props)).toThrow("InboundResolverEndpoint 'test/Dns': ");
  expect(() => inbound(props)).toThrow(problem);
});

it('stands in up to ten subnets', () => {
  const many = (count: number) => (vpc: Vpc) => ({
    subnets: Array.from({ length: 5 }, () => vpc.subnets('wide'))
      .flat()
      .slice(0, count),
  });
  expect(() => outbound(many(10))).not.toThrow();
  expect(() =>
    outbound((vpc) => ({ subnets: [...many(10)(vpc).subnets, ...vpc.subnets('one')] })),
  ).toThrow("OutboundResolverEndpoint 'test/Dns': subnets must be 2 to 10, got 11");
});

it('refuses outbound what is inbound only', () => {
  expect(() => outbound({ protocols: ['DoH-FIPS'] })).toThrow(
    'protocols must be one of [Do53], [DoH], [Do53, DoH], got [DoH-FIPS]',
  );
});

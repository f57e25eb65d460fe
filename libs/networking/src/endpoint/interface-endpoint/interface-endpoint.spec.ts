import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { synth } from '@archway/testing';
import { Lazy } from 'cdktf';
import type { TerraformStack } from 'cdktf';
import { Peer } from '../../security-group/peer';
import { Port } from '../../security-group/port';
import { SecurityGroup } from '../../security-group/security-group';
import { Vpc } from '../../vpc/vpc';
import type { VpcProps } from '../../vpc/vpc-props';
import type { InterfaceService } from '../service/interface-services';
import { InterfaceEndpoint } from './interface-endpoint';
import type { InterfaceEndpointProps } from './interface-endpoint-props';

const vpcOf = (stack: TerraformStack, props: Partial<VpcProps> = {}): Vpc =>
  new Vpc(stack, 'Main', {
    ipv4: '10.0.0.0/16',
    ipv6: 'amazon',
    tiers: {
      app: { reach: 'isolated' },
      old: { reach: 'isolated', ipAddressType: 'ipv4' },
      new: { reach: 'isolated', ipAddressType: 'ipv6' },
    },
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    flowLog: 'none',
    ...props,
  });

const make = (
  props: Partial<InterfaceEndpointProps> | ((vpc: Vpc) => Partial<InterfaceEndpointProps>) = {},
  look: (endpoint: InterfaceEndpoint, vpc: Vpc) => void = () => undefined,
) =>
  synth((stack) => {
    const vpc = vpcOf(stack);
    const given = typeof props === 'function' ? props(vpc) : props;
    const endpoint = new InterfaceEndpoint(stack, 'Keys', {
      vpc,
      service: 'kms',
      subnets: vpc.subnets('app'),
      ...given,
    });
    look(endpoint, vpc);
  });

it('stands in its subnets, in a group that admits the VPC at 443', () => {
  const stack = make();
  expect(stack.inventory).toMatchObject({
    aws_vpc_endpoint: 1,
    aws_security_group: 1,
    aws_vpc_security_group_ingress_rule: 1,
  });
  expect(stack.only(VpcEndpoint)).toMatchObject({
    service_name: 'com.amazonaws.eu-central-1.kms',
    vpc_endpoint_type: 'Interface',
    private_dns_enabled: true,
    subnet_ids: [expect.stringContaining('app_1a'), expect.stringContaining('app_1b')],
    security_group_ids: ['${aws_security_group.Keys_SecurityGroup_3E615E30.id}'],
    policy: expect.stringContaining('"aws:PrincipalAccount":"111122223333"'),
  });
  expect(stack.only(VpcSecurityGroupIngressRule)).toMatchObject({
    cidr_ipv4: '10.0.0.0/16',
    from_port: 443,
    to_port: 443,
  });
});

it.each<[InterfaceService, readonly number[]]>([
  ['cassandra', [9142]],
  ['transfer.server', [22]],
  ['iot.data', [443, 8883]],
])('admits clients of %s at %j', (service, ports) => {
  const rules = make({ service }).all(VpcSecurityGroupIngressRule);
  expect(rules.map((rule) => rule.from_port).sort()).toEqual([...ports].sort());
});

it('admits those it is told to', () => {
  const office = Lazy.stringValue({ produce: () => '${local.office}' });
  const stack = make(
    { clients: [Peer.ipv4('192.168.0.0/16'), Peer.ipv4(office)], ports: [Port.tcp(8443)] },
    (endpoint, vpc) => endpoint.allowFrom(new SecurityGroup(vpc, 'Web', { vpc })),
  );
  expect(stack.all(VpcSecurityGroupIngressRule)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ cidr_ipv4: '192.168.0.0/16', from_port: 8443 }),
      expect.objectContaining({ cidr_ipv4: '${local.office}', from_port: 8443 }),
      expect.objectContaining({
        referenced_security_group_id: expect.stringContaining('aws_security_group.Main_Web'),
      }),
    ]),
  );
});

it('is in given groups, which admit as they do', () => {
  const stack = make((vpc) => ({
    securityGroups: [
      SecurityGroup.fromSecurityGroupAttributes(vpc, 'Given', { securityGroupId: 'sg-1' }),
    ],
  }));
  expect(stack.inventory).not.toHaveProperty('aws_security_group');
  expect(stack.only(VpcEndpoint).security_group_ids).toEqual(['sg-1']);
});

it.each<[InterfaceService, boolean]>([
  ['sqs', true],
  ['s3', false],
  ['dynamodb', false],
])('answers the name of %s: %s', (service, privateDns) => {
  expect(make({ service }).only(VpcEndpoint).private_dns_enabled).toBe(privateDns);
});

it('answers the name of S3 for the VPC, or for those behind a resolver endpoint only', () => {
  expect(make({ service: 's3', privateDns: true }).only(VpcEndpoint)).toMatchObject({
    private_dns_enabled: true,
    dns_options: { private_dns_only_for_inbound_resolver_endpoint: false },
  });
  expect(
    make({ service: 's3', privateDns: 'inbound-resolver-only' }).only(VpcEndpoint),
  ).toMatchObject({
    private_dns_enabled: true,
    dns_options: { private_dns_only_for_inbound_resolver_endpoint: true },
  });
});

it('is for any service by its full name, without a policy or a private name', () => {
  const serviceName = 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0';
  const endpoint = make({ service: { serviceName } }).only(VpcEndpoint);
  expect(endpoint).toMatchObject({ service_name: serviceName, private_dns_enabled: false });
  expect(endpoint).not.toHaveProperty('policy');
});

it('takes a service that only Terraform knows', () => {
  const serviceName = Lazy.stringValue({ produce: () => '${local.service}' });
  expect(make({ service: { serviceName } }).only(VpcEndpoint).service_name).toBe(
    '${local.service}',
  );
});

it('is for a service in another region', () => {
  expect(make({ serviceRegion: 'eu-west-1' }).only(VpcEndpoint)).toMatchObject({
    service_name: 'com.amazonaws.eu-west-1.kms',
    service_region: 'eu-west-1',
  });
});

it('has given addresses, of both kinds', () => {
  const stack = make({
    ipAddressType: 'dualstack',
    dnsRecordIpType: 'ipv4',
    ipv4Addresses: ['10.0.0.10', '10.0.4.10'],
    ipv6Addresses: ['2001:db8::10', '2001:db8:0:1::10'],
  });
  expect(stack.only(VpcEndpoint)).toMatchObject({
    ip_address_type: 'dualstack',
    dns_options: { dns_record_ip_type: 'ipv4' },
    subnet_configuration: [
      { ipv4: '10.0.0.10', ipv6: '2001:db8::10' },
      { ipv4: '10.0.4.10', ipv6: '2001:db8:0:1::10' },
    ],
  });
});

it('has IPv6 only in subnets that have nothing else', () => {
  const stack = make((vpc) => ({
    subnets: vpc.subnets('new'),
    ipAddressType: 'ipv6',
    clients: [Peer.ipv6('2001:db8::/32')],
  }));
  expect(stack.only(VpcEndpoint).ip_address_type).toBe('ipv6');
});

it('says its own name for records elsewhere', () => {
  make({}, (endpoint) => {
    expect(endpoint.dnsName).not.toBe('');
    expect(endpoint.dnsHostedZoneId).not.toBe(endpoint.dnsName);
  });
});

it.each<[string, Partial<InterfaceEndpointProps>, string]>([
  [
    'a service that has no interface endpoints',
    { service: 's3express' as InterfaceService },
    'service must be one that AWS offers through interface endpoints, or { serviceName } for any other, got "s3express"',
  ],
  [
    'a name that is none',
    { service: { serviceName: 'kms' } },
    'service.serviceName must be the full name of a service such as',
  ],
  ['no subnets', { subnets: [] }, 'subnets must be at least one'],
  [
    'private DNS for resolvers only, but for S3',
    { privateDns: 'inbound-resolver-only' },
    'privateDns must be true or false for everything but s3, got "inbound-resolver-only" for "kms"',
  ],
  [
    'a policy where there is none',
    { service: 'email-smtp', policy: 'own-account' },
    'policy must be left out: email-smtp takes none',
  ],
  [
    "a policy for a partner's service",
    {
      service: { serviceName: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0' },
      policy: 'own-account',
    },
    'policy must be left out: com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0 is no service of AWS',
  ],
  [
    'another region where AWS has no way there',
    { service: 'ssm', serviceRegion: 'eu-west-1' },
    'serviceRegion must be left out: ssm is reached in the VPC\'s own region only, got "eu-west-1"',
  ],
  ['a region that is none', { serviceRegion: 'ireland' }, 'serviceRegion must be a region such as'],
  [
    'records of addresses that it has not',
    { dnsRecordIpType: 'dualstack' },
    'dnsRecordIpType for ipAddressType "ipv4" must be one of ipv4, got "dualstack"',
  ],
  [
    'IPv6 alone beside IPv4',
    { ipAddressType: 'ipv6', clients: [] },
    'subnets must have IPv6 only for ipAddressType "ipv6"',
  ],
  ['no groups', { securityGroups: [] }, 'securityGroups must be at least one, or left out'],
  [
    'too few addresses',
    { ipv4Addresses: ['10.0.0.10'] },
    'ipv4Addresses must be 2, one for each subnet, got 1',
  ],
  [
    'an address of the other family',
    { ipv4Addresses: ['10.0.0.10', '::1'] },
    'ipv4Addresses[1] must be an IPv4 address, got "::1"',
  ],
  [
    'an address of another subnet',
    { ipv4Addresses: ['10.0.4.10', '10.0.4.11'] },
    'ipv4Addresses[0] must be in its subnet, 10.0.0.0/22, got "10.0.4.10"',
  ],
])('refuses %s', (_, props, problem) => {
  expect(() => make(props)).toThrow(`InterfaceEndpoint 'test/Keys': `);
  expect(() => make(props)).toThrow(problem);
});

it.each(['10.0.0.4', '10.0.3.254'])('takes the address %s of 10.0.0.0/22', (address) => {
  expect(() => make({ ipv4Addresses: [address, '10.0.4.10'] })).not.toThrow();
});

it.each(['10.0.0.3', '10.0.3.255'])('refuses the address %s, which AWS keeps', (address) => {
  expect(() => make({ ipv4Addresses: [address, '10.0.4.10'] })).toThrow(
    `ipv4Addresses[0] must not be one of the first four addresses or the last of 10.0.0.0/22, got "${address}"`,
  );
});

it('refuses two subnets in one zone', () => {
  expect(() =>
    make((vpc) => ({ subnets: [...vpc.subnets('app'), ...vpc.subnets('old')] })),
  ).toThrow('subnets must be one a zone, got two in "eu-central-1a"');
});

it('refuses dual stack where a subnet has one kind', () => {
  expect(() =>
    make((vpc) => ({ subnets: vpc.subnets('old'), ipAddressType: 'dualstack' })),
  ).toThrow(
    'subnets must have IPv4 and IPv6 for ipAddressType "dualstack", got "test/Main/old/1a"',
  );
});

it('refuses clients beside groups', () => {
  expect(() =>
    make((vpc) => ({
      clients: [Peer.ipv4('10.0.0.0/8')],
      securityGroups: [new SecurityGroup(vpc, 'Own', { vpc })],
    })),
  ).toThrow('clients must be left out where there are securityGroups');
});

it('asks who the clients are where the blocks of the VPC are not known', () => {
  const allocated = (clients?: InterfaceEndpointProps['clients']) =>
    synth((stack) => {
      const vpc = vpcOf(stack, {
        ipv4: { ipamPoolId: 'ipam-pool-1', netmaskLength: 16 },
        ipv6: undefined,
        tiers: { app: { reach: 'isolated' } },
      });
      new InterfaceEndpoint(stack, 'Keys', {
        vpc,
        service: 'kms',
        subnets: vpc.subnets('app'),
        clients,
      });
    });
  expect(() => allocated()).toThrow(
    "clients must say who reaches the endpoint: the VPC's blocks are not known",
  );
  expect(() => allocated([Peer.ipv4('10.0.0.0/8')])).not.toThrow();
});

it('lives where its VPC lives', () => {
  const stack = synth((scope) => {
    const provider = new AwsProvider(scope, 'ireland', { alias: 'ireland', region: 'eu-west-1' });
    const vpc = vpcOf(scope, { availabilityZones: ['eu-west-1a', 'eu-west-1b'], provider });
    new InterfaceEndpoint(scope, 'Keys', { vpc, service: 'ssm', subnets: vpc.subnets('app') });
  });
  expect(stack.only(VpcEndpoint)).toMatchObject({
    service_name: 'com.amazonaws.eu-west-1.ssm',
    provider: 'aws.ireland',
  });
});

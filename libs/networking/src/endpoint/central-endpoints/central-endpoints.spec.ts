import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53VpcAssociationAuthorization } from '@cdktf/provider-aws/lib/route53-vpc-association-authorization';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Route53ZoneAssociation } from '@cdktf/provider-aws/lib/route53-zone-association';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { AwsStack } from '@archway/core';
import { readBack, synth, testApp } from '@archway/testing';
import type { TerraformStack } from 'cdktf';
import { Peer } from '../../security-group/peer';
import { Port } from '../../security-group/port';
import type { VpcAttributes } from '../../vpc/vpc-reference';
import { Vpc } from '../../vpc/vpc';
import type { InterfaceService } from '../service/interface-services';
import { CentralEndpoints } from './central-endpoints';
import type { CentralEndpointsClientProps } from './central-endpoints-client';
import { CentralEndpointsClient } from './central-endpoints-client';
import type { CentralEndpointsProps } from './central-endpoints-props';

const make = (
  props: Partial<CentralEndpointsProps> = {},
  look: (endpoints: CentralEndpoints, stack: TerraformStack) => void = () => undefined,
) =>
  synth((stack) => {
    const vpc = new Vpc(stack, 'Hub', {
      ipv4: '10.0.0.0/16',
      ipv6: 'amazon',
      tiers: { shared: { reach: 'isolated' } },
      availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      flowLog: 'none',
    });
    const endpoints = new CentralEndpoints(stack, 'Shared', {
      vpc,
      subnets: vpc.subnets('shared'),
      services: ['ssm'],
      ...props,
    });
    look(endpoints, stack);
  });

const imported = (stack: TerraformStack, attributes: Partial<VpcAttributes> = {}) =>
  Vpc.fromVpcAttributes(stack, 'Orders', {
    vpcId: 'vpc-2',
    vpcArn: 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-2',
    ipv4CidrBlocks: ['10.1.0.0/16'],
    ...attributes,
  });

/** One client of what `make` makes. */
const share = (
  attributes: (stack: TerraformStack) => Partial<VpcAttributes> = () => ({}),
  props: Partial<CentralEndpointsClientProps> = {},
  central: Partial<CentralEndpointsProps> = {},
) =>
  make(central, (endpoints, stack) => {
    const vpc = imported(stack, attributes(stack));
    new CentralEndpointsClient(stack, 'Client', { endpoints, vpc, ...props });
  });

it('is an endpoint and a zone with its own name for each service, in one group', () => {
  const stack = make({ services: ['ssm', 'ecr.dkr'] });
  expect(stack.inventory).toMatchObject({
    aws_vpc_endpoint: 2,
    aws_security_group: 1,
    aws_vpc_security_group_ingress_rule: 1,
    aws_route53_zone: 2,
    aws_route53_record: 3, // images are below their zone's name as well
  });
  expect(stack.all(VpcEndpoint).map((endpoint) => endpoint.private_dns_enabled)).toEqual([
    false,
    false,
  ]);
  expect(stack.all(Route53Zone)).toMatchObject([
    { name: 'dkr.ecr.eu-central-1.amazonaws.com', lifecycle: { ignore_changes: ['vpc'] } },
    { name: 'ssm.eu-central-1.amazonaws.com' },
  ]);
  expect(
    stack
      .all(Route53Record)
      .map((record) => record.name)
      .sort(),
  ).toEqual([
    '*.dkr.ecr.eu-central-1.amazonaws.com',
    'dkr.ecr.eu-central-1.amazonaws.com',
    'ssm.eu-central-1.amazonaws.com',
  ]);
});

it('leads a name to its endpoint', () => {
  expect(make().only(Route53Record)).toMatchObject({
    type: 'A',
    zone_id: expect.stringMatching(/^\$\{aws_route53_zone\.Shared_Zones_ssm.*\.zone_id\}$/),
    alias: {
      name: expect.stringMatching(
        /^\$\{aws_vpc_endpoint\.Shared_ssm_\w+\.dns_entry\[0\]\.dns_name\}$/,
      ),
      zone_id: expect.stringMatching(/\.dns_entry\[0\]\.hosted_zone_id\}$/),
      evaluate_target_health: false,
    },
  });
});

it.each([
  ['ipv6', ['AAAA']],
  ['dualstack', ['AAAA', 'A']],
] as const)('answers with the addresses of %s', (ipAddressType, types) => {
  const clients = [Peer.ipv6('2001:db8::/32')];
  const stack = synth((scope) => {
    const vpc = new Vpc(scope, 'Hub', {
      ipv4: '10.0.0.0/16',
      ipv6: 'amazon',
      tiers: {
        dualstack: { reach: 'isolated' },
        ipv6: { reach: 'isolated', ipAddressType: 'ipv6' },
      },
      flowLog: 'none',
    });
    new CentralEndpoints(scope, 'Shared', {
      vpc,
      subnets: vpc.subnets(ipAddressType),
      services: ['ssm'],
      ipAddressType,
      clients,
    });
  });
  expect(stack.all(Route53Record).map((record) => record.type)).toEqual(types);
});

it('gives its policy to the services that take one', () => {
  const stack = make({
    services: ['ssm', 'transfer', 'cognito-idp'],
    policy: { organizationId: 'o-a1b2c3d4e5' },
  });
  const policies = stack
    .all(VpcEndpoint)
    .map(({ service_name, policy }) => [
      service_name,
      policy?.includes('"aws:PrincipalOrgID":"o-a1b2c3d4e5"'),
    ]);
  expect(Object.fromEntries(policies)).toEqual({
    'com.amazonaws.eu-central-1.ssm': true,
    'com.amazonaws.eu-central-1.transfer': undefined,
    'com.amazonaws.eu-central-1.cognito-idp': undefined,
  });
});

it('has services by their full name, under names and at ports of their own', () => {
  const serviceName = 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0';
  const stack = make(
    {
      otherServices: {
        ledger: {
          service: { serviceName },
          privateDnsNames: ['ledger.example.com', '*.ledger.example.com'],
          ports: [Port.tcp(8443)],
        },
      },
    },
    (endpoints) => {
      expect(endpoints.endpoint('ledger').serviceName).toBe(serviceName);
      expect(Object.keys(endpoints.zoneIds)).toEqual([
        'ssm.eu-central-1.amazonaws.com',
        'ledger.example.com',
      ]);
      expect(() => endpoints.endpoint('kms')).toThrow(
        'CentralEndpoints \'test/Shared\': name must be one of ssm, ledger, got "kms"',
      );
    },
  );
  expect(stack.all(VpcSecurityGroupIngressRule).map((rule) => rule.from_port)).toEqual([443, 8443]);
});

it('lets another VPC in, and answers it', () => {
  const stack = share();
  expect(stack.only(Route53ZoneAssociation)).toMatchObject({
    vpc_id: 'vpc-2',
    vpc_region: 'eu-central-1',
    zone_id: expect.stringContaining('aws_route53_zone.Shared_Zones_ssm'),
  });
  expect(stack.all(VpcSecurityGroupIngressRule)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        cidr_ipv4: '10.1.0.0/16',
        security_group_id: expect.stringContaining('aws_security_group.Shared_SecurityGroup'),
      }),
    ]),
  );
  expect(stack.inventory).not.toHaveProperty('aws_route53_vpc_association_authorization');
});

it('lets a VPC of another account in, once that is authorized', () => {
  const stack = share(
    (scope) => ({
      provider: new AwsProvider(scope, 'partner', { alias: 'partner', region: 'eu-central-1' }),
      availabilityZones: ['eu-central-1a'],
    }),
    { otherAccount: true },
  );
  expect(stack.only(Route53VpcAssociationAuthorization)).not.toHaveProperty('provider');
  expect(stack.only(Route53ZoneAssociation)).toMatchObject({
    provider: 'aws.partner',
    depends_on: [expect.stringContaining('aws_route53_vpc_association_authorization.Client')],
  });
});

it('is shared from afar by its identifiers', () => {
  const stack = synth((scope) => {
    const endpoints = CentralEndpoints.fromCentralEndpointsAttributes(scope, 'Shared', {
      zoneIds: { 'ssm.eu-central-1.amazonaws.com': 'Z1' },
      securityGroupId: 'sg-1',
      vpcId: 'vpc-1',
      ipv4CidrBlocks: ['10.0.0.0/16'],
    });
    new CentralEndpointsClient(scope, 'Client', { endpoints, vpc: imported(scope) });
  });
  expect(stack.inventory).toEqual({
    aws_route53_zone_association: 1,
    aws_vpc_security_group_ingress_rule: 1,
  });
  expect(stack.only(VpcSecurityGroupIngressRule).security_group_id).toBe('sg-1');
});

it('is used by a stack of its own, which waits for that of the endpoints and not the other way', () => {
  const app = testApp();
  const stack = (id: string) =>
    new AwsStack(app, id, {
      accountId: '111122223333',
      region: 'eu-central-1',
      stage: 'dev',
      availabilityZones: ['eu-central-1a'],
    });
  const [hubs, shops] = [stack('hubs'), stack('shops')];
  const vpc = new Vpc(hubs, 'Hub', { ipv4: '10.0.0.0/16', tiers: { a: { reach: 'isolated' } } });
  const endpoints = new CentralEndpoints(hubs, 'Shared', {
    vpc,
    subnets: vpc.subnets('a'),
    services: ['ssm'],
  });
  new CentralEndpointsClient(shops, 'Client', { endpoints, vpc: imported(shops) });
  for (const each of [hubs, shops]) each.prepareStack();
  const shop = readBack(shops);
  expect(shop.inventory).toEqual({
    aws_route53_zone_association: 1,
    aws_vpc_security_group_ingress_rule: 1,
  });
  const ofHubs = expect.stringMatching(/^\$\{data\.terraform_remote_state\.\S*hubs/);
  expect(shop.only(Route53ZoneAssociation).zone_id).toEqual(ofHubs);
  expect(shop.only(VpcSecurityGroupIngressRule).security_group_id).toEqual(ofHubs);
  expect(readBack(hubs).json).not.toHaveProperty('data');
});

it.each<[Partial<CentralEndpointsProps>, string]>([
  [{ services: [] }, 'services must be at least one'],
  [{ services: ['s3'] }, 'services must leave out s3: a GatewayEndpoint in each VPC costs nothing'],
  [{ services: ['ssm', 'ssm'] }, 'services must name ssm once'],
  [
    { services: ['iot.data'] },
    'services must have names that follow from their own, got "iot.data": name it in otherServices',
  ],
  [
    { services: ['s3express' as InterfaceService] },
    'services must be some that AWS offers through interface endpoints, got "s3express"',
  ],
  [
    { otherServices: { ssm: { service: 'ssm', privateDnsNames: ['ssm.example.com'] } } },
    'otherServices must not name what services names, got "ssm"',
  ],
  [
    { otherServices: { Zones: { service: 'kms', privateDnsNames: ['kms.example.com'] } } },
    'otherServices must be named by letters',
  ],
  [
    { otherServices: { kms: { service: 'kms', privateDnsNames: [] } } },
    'otherServices.kms.privateDnsNames must be at least one',
  ],
  [
    { otherServices: { kms: { service: 'kms', privateDnsNames: ['kms'] } } },
    'otherServices.kms.privateDnsNames must be names such as',
  ],
  [
    {
      otherServices: {
        kms: { service: 'kms', privateDnsNames: ['ssm.eu-central-1.amazonaws.com'] },
      },
    },
    'privateDnsNames must lead to one service each, got "ssm.eu-central-1.amazonaws.com" twice',
  ],
  [{ subnets: [] }, 'subnets must be at least one'],
])('refuses what cannot be shared: %#', (props, problem) => {
  expect(() => make(props)).toThrow("CentralEndpoints 'test/Shared': ");
  expect(() => make(props)).toThrow(problem);
});

it('refuses a VPC whose addresses are those of the endpoints', () => {
  expect(() => share(() => ({ ipv4CidrBlocks: ['10.0.128.0/17'] }))).toThrow(
    'CentralEndpointsClient \'test/Client\': vpc must not overlap that of the endpoints (10.0.0.0/16), got "10.0.128.0/17"',
  );
});

it('asks who the clients are where the blocks of the VPC are not known', () => {
  const unknown = () => ({ ipv4CidrBlocks: [] });
  expect(() => share(unknown)).toThrow('clients must say who reaches the endpoints');
  expect(() => share(unknown, { clients: [Peer.ipv4('10.1.0.0/16')] })).not.toThrow();
});

it('refuses the VPC of the endpoints, and another account on the same provider', () => {
  expect(() =>
    make({}, (endpoints, stack) => {
      const vpc = imported(stack, { vpcId: endpoints.vpcId });
      new CentralEndpointsClient(stack, 'Client', { endpoints, vpc });
    }),
  ).toThrow('vpc must be another than that of the endpoints');
  expect(() => share(undefined, { otherAccount: true })).toThrow(
    'otherAccount must be false where the VPC and the endpoints are on one provider',
  );
});

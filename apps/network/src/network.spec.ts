import { DxGatewayAssociation } from '@cdktf/provider-aws/lib/dx-gateway-association';
import { readBack, testApp } from '@archway/testing';
import type { NetworkConfig } from './config/config';
import { checked } from './config/config';
import { dev } from './config/dev';
import { configOf } from './config/stages';
import { addNetwork } from './network';

const synthesized = (config: NetworkConfig) =>
  Object.fromEntries(
    Object.entries(addNetwork(testApp(), config)).map(([name, stack]) => [name, readBack(stack)]),
  );

/** What would be lost, or would cut a connection, when its address changes. */
const STATEFUL = [
  'aws_customer_gateway',
  'aws_dx_connection',
  'aws_dx_gateway',
  'aws_dx_transit_virtual_interface',
  'aws_ec2_transit_gateway',
  'aws_eip',
  'aws_route53_zone',
  'aws_vpc',
  'aws_vpn_connection',
];
const stateful = (addresses: readonly string[]) =>
  addresses.filter((address) => STATEFUL.includes(address.split('.')[0] ?? ''));

/** Sets that AWS lets grow in place; every other argument has to stay. */
const GROWING = ['allowed_prefixes', 'route_table_ids', 'subnet_ids'];

/** The arguments of the first that the second has not, or has with another value than a list that grew. */
const changed = (before: NetworkConfig, after: NetworkConfig) => {
  const later = synthesized(after);
  return Object.entries(synthesized(before)).flatMap(([name, stack]) =>
    stack.addresses.flatMap((address) => {
      if (!later[name]?.addresses.includes(address)) return [address];
      const now = later[name].at(address);
      return Object.entries<unknown>(stack.at(address)).flatMap(([argument, value]) => {
        const mayGrow = GROWING.includes(argument) && Array.isArray(value);
        const comparable = mayGrow
          ? value.filter((id) => now[argument].includes(id))
          : now[argument];
        return JSON.stringify(comparable) === JSON.stringify(value)
          ? []
          : [`${address} ${argument}`];
      });
    }),
  );
};

it.each(['dev', 'prod'])('synthesizes %s without an error', (stage) => {
  expect(Object.keys(synthesized(configOf(stage)))).toEqual([
    'shared',
    'orders',
    'analytics',
    'remote',
    'hub',
  ]);
});

it('keeps what holds state at the addresses that it has', () => {
  const stacks = synthesized(configOf('prod'));
  expect(
    Object.fromEntries(
      Object.entries(stacks).map(([name, { addresses }]) => [name, stateful(addresses)]),
    ),
  ).toEqual({
    shared: [
      'aws_route53_zone.Endpoints_Zones_ec2messageseu-central-1amazonawscom_E07E1559',
      'aws_route53_zone.Endpoints_Zones_kmseu-central-1amazonawscom_772D65EE',
      'aws_route53_zone.Endpoints_Zones_logseu-central-1amazonawscom_ADAD66E2',
      'aws_route53_zone.Endpoints_Zones_sqseu-central-1amazonawscom_F1A4C5D4',
      'aws_route53_zone.Endpoints_Zones_ssmeu-central-1amazonawscom_FFE49CA1',
      'aws_route53_zone.Endpoints_Zones_ssmmessageseu-central-1amazonawscom_ACB7C3BA',
      'aws_vpc.Vpc',
    ],
    orders: ['aws_vpc.Vpc'],
    analytics: ['aws_vpc.Vpc'],
    remote: ['aws_vpc.Vpc'],
    hub: [
      'aws_customer_gateway.DataCentre',
      'aws_dx_connection.DirectConnect_First_first_05860A17',
      'aws_dx_connection.DirectConnect_Second_first_3C90A452',
      'aws_dx_gateway.DirectConnect_Gateway_6334F3D4',
      'aws_dx_transit_virtual_interface.DirectConnect_First_first_VirtualInterface_3FAC7751',
      'aws_dx_transit_virtual_interface.DirectConnect_Second_first_VirtualInterface_4FEB1462',
      'aws_ec2_transit_gateway.TransitGateway',
      'aws_eip.Egress_Nat_1a_Address_4CB1CEC5',
      'aws_eip.Egress_Nat_1b_Address_FEF52D85',
      'aws_eip.Egress_Nat_1c_Address_14C3AA78',
      'aws_vpc.Egress',
      'aws_vpn_connection.DirectConnect_Backup_AF4F992A',
    ],
  });
});

it('only lengthens lists of subnets and route tables when a third zone is added', () => {
  const home = {
    ...dev.home,
    availabilityZones: [...dev.home.availabilityZones, 'eu-central-1c'],
  };
  expect(changed(dev, { ...dev, home })).toEqual([]);
});

it('changes nothing that stands when a workload is added, wherever it is written', () => {
  const search = { cidrBlock: '10.15.0.0/16', reachesDataCentre: true };
  for (const config of [dev, configOf('prod')]) {
    const grown = { ...config, workloads: { search, ...config.workloads } };
    // What is told to the data centre by Direct Connect grows in place.
    expect(changed(config, grown)).toEqual([]);
  }
});

it('looks nothing up', () => {
  for (const { json } of Object.values(synthesized(dev))) {
    expect(Object.keys(json.data ?? {})).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^aws_/)]),
    );
  }
});

it('lets orders and analytics meet nowhere', () => {
  const { hub } = synthesized(dev);
  const propagations = hub?.addresses.filter((address) =>
    address.startsWith('aws_ec2_transit_gateway_route_table_propagation'),
  );
  expect(
    propagations?.filter((address) => /orders.*analytics|analytics.*orders/.test(address)),
  ).toEqual([]);
  expect(propagations?.some((address) => /orders.*shared/.test(address))).toBe(true);
});

it('gives the way to the internet to no tier for data', () => {
  const { hub } = synthesized(dev);
  const leaving = hub?.addresses.filter((address) => /RoutingInternet/.test(address)) ?? [];
  expect(leaving).toHaveLength(6); // the tier app of three VPCs in two zones
  expect(leaving.filter((address) => /_data_/.test(address))).toEqual([]);
});

it('tells the data centre of what it may speak to alone', () => {
  const { hub } = synthesized(configOf('prod'));
  expect(hub?.only(DxGatewayAssociation).allowed_prefixes).toEqual([
    '10.20.0.0/16',
    '10.21.0.0/16',
  ]);
});

it('reaches the data centre only where the configuration says how', () => {
  const { hub } = synthesized({ ...dev, hybrid: { by: 'none' } });
  expect(hub?.inventory['aws_vpn_connection']).toBeUndefined();
  expect(synthesized(dev).hub?.inventory['aws_vpn_connection']).toBe(1);
  expect(synthesized(configOf('prod')).hub?.inventory).toMatchObject({
    aws_dx_connection: 2,
    aws_vpn_connection: 1,
  });
});

it.each<[string, Partial<NetworkConfig>, RegExp]>([
  [
    'VPCs whose blocks overlap at the hub',
    { cidrBlocks: { ...dev.cidrBlocks, shared: '10.11.0.0/16' } },
    /10\.11\.0\.0\/16/,
  ],
  [
    'a peer whose block overlaps',
    { remote: { ...dev.remote, cidrBlock: dev.cidrBlocks.shared } },
    /10\.10\.0\.0\/16/,
  ],
  [
    'zones of another region',
    { home: { ...dev.home, availabilityZones: ['us-east-1a', 'us-east-1b'] } },
    /availabilityZones must belong to eu-central-1/,
  ],
])('refuses %s', (_, change, message) => {
  expect(() => synthesized({ ...dev, ...change })).toThrow(message);
});

it.each<[Partial<NetworkConfig>, string]>([
  [
    { home: { ...dev.home, availabilityZones: ['eu-central-1a'] } },
    'home.availabilityZones must be at least two, got ["eu-central-1a"]',
  ],
  [
    { remote: { ...dev.remote, region: 'eu-central-1' } },
    'remote.region must differ from home.region, got "eu-central-1" twice',
  ],
  [
    { workloads: { hub: { cidrBlock: '10.15.0.0/16', reachesDataCentre: false } } },
    'workloads must be named by lower case letters, digits and hyphens, and not shared, remote, hub or data-centre, got "hub"',
  ],
  [
    { workloads: { a: { cidrBlock: '10.15.0.0', reachesDataCentre: false } } },
    'workloads.a.cidrBlock must be',
  ],
  [{ nat: 'two' as 'one' }, 'nat must be one of one, one-per-zone, got "two"'],
  [{ alarmTopicArn: 'on-call' }, 'alarmTopicArn must be the ARN of a topic, got "on-call"'],
  [{ cidrBlocks: { ...dev.cidrBlocks, shared: '10.0.0.0' } }, 'cidrBlocks.shared must be'],
])('refuses the configuration %p', (change, problem) => {
  expect(() => checked({ ...dev, ...change })).toThrow(`Configuration 'dev': ${problem}`);
});

it('names the stages that there are', () => {
  expect(() => configOf('test')).toThrow('STAGE: must be one of dev, prod, got "test"');
});

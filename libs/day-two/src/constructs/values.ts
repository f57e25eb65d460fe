import { Cluster, ContainerImage, FargateTask } from '@archway/containers';
import { Key } from '@archway/core';
import { Table } from '@archway/data';
import { Certificate, HostedZone, HttpOrigin, KeyValueStore, PublicKey } from '@archway/edge';
import { EventBus, Queue, Stream, Topic } from '@archway/messaging';
import {
  CustomerGateway,
  DirectConnectConnection,
  DirectConnectGateway,
  SecurityGroup,
  TransitGateway,
  Vpc,
  VpnGateway,
} from '@archway/networking';
import { BackupVault } from '@archway/recovery';
import { Bucket } from '@archway/storage';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { generateKeyPairSync } from 'node:crypto';
import type { Make } from './derive';

/** Constructs in place of an interface, the second different from the first. */
const of = (make: (scope: Construct, id: string) => unknown): readonly Make[] =>
  ['One', 'Two'].map((id): Make => (scope) => {
    let free = id;
    for (let at = 2; scope.node.tryFindChild(free) !== undefined; at += 1) free = `${id}${at}`;
    return make(scope, free);
  });

/** The same for all cases: what stays, and takes long to plan. */
const ofShared = (
  kind: string,
  make: (stack: TerraformStack, id: string) => Construct,
): readonly Make[] =>
  ['One', 'Two'].map((which): Make => (scope) => {
    const stack = TerraformStack.of(scope);
    const id = `Shared${kind}${which}`;
    return stack.node.tryFindChild(id) ?? make(stack, id);
  });

const vpc = (stack: TerraformStack, id: string): Vpc =>
  new Vpc(stack, id, {
    ipv4: id.endsWith('One') ? '10.0.0.0/16' : '10.1.0.0/16',
    tiers: { public: { reach: 'public' }, private: { reach: 'isolated' } },
    flowLog: 'none',
  });
const vpcs = ofShared('Vpc', vpc);
const firstVpc = (scope: Construct): Vpc => vpcs[0]?.(scope) as Vpc;
const subnets: readonly Make[] = [0, 1, 2].map(
  (at) => (scope: Construct) => firstVpc(scope).subnets('private')[at],
);
const groups = of((scope, id) => new SecurityGroup(scope, id, { vpc: firstVpc(scope) }));

/** Constructs by the interface or class that a prop declares. */
export const makers: Readonly<Record<string, readonly Make[]>> = {
  IVpc: vpcs,
  Vpc: vpcs,
  IVpcRef: vpcs,
  ISubnet: subnets,
  ISubnetRef: subnets,
  ISecurityGroup: groups,
  ISecurityGroupRef: groups,
  IQueue: of((scope, id) => new Queue(scope, id)),
  ITopic: of((scope, id) => new Topic(scope, id)),
  IStream: of((scope, id) => new Stream(scope, id)),
  IEventBus: of((scope, id) => new EventBus(scope, id)),
  IKey: of((scope, id) => new Key(scope, id)),
  IBucket: of((scope, id) => new Bucket(scope, id)),
  ITable: of((scope, id) => new Table(scope, id, { partitionKey: { name: 'id', type: 'S' } })),
  ISubscriptionTarget: of((scope, id) => new Queue(scope, id)),
  ICluster: ofShared('Cluster', (stack, id) => new Cluster(stack, id)),
  FargateTask: of(
    (scope, id) =>
      new FargateTask(scope, id, {
        containers: { main: { image: ContainerImage.fromRegistry('nginx') } },
      }),
  ),
  ContainerImage: ['nginx', 'caddy'].map((image) => () => ContainerImage.fromRegistry(image)),
  ITransitGateway: ofShared(
    'Gateway',
    (stack, id) => new TransitGateway(stack, id, { flowLog: 'none' }),
  ),
  IDirectConnectGateway: ofShared(
    'DirectGateway',
    (stack, id) => new DirectConnectGateway(stack, id),
  ),
  IDirectConnectLink: ofShared(
    'Link',
    (stack, id) =>
      new DirectConnectConnection(stack, id, { location: 'EqFA5', bandwidth: '10Gbps' }),
  ),
  ICustomerGateway: of(
    (scope, id) => new CustomerGateway(scope, id, { ipAddress: '203.0.113.7', bgpAsn: 65_020 }),
  ),
  IVpnGateway: ofShared(
    'VpnGateway',
    (stack, id) => new VpnGateway(stack, id, { vpc: firstVpc(stack), propagateTo: ['private'] }),
  ),
  IHostedZone: of(
    (scope, id) => new HostedZone(scope, id, { zoneName: `${id.toLowerCase()}.example.com` }),
  ),
  IOrigin: of(
    (scope, id) => new HttpOrigin(scope, id, { domainName: `${id.toLowerCase()}.example.com` }),
  ),
  IOriginTarget: of(
    (scope, id) => new HttpOrigin(scope, id, { domainName: `${id.toLowerCase()}.example.com` }),
  ),
  IKeyValueStore: of((scope, id) => new KeyValueStore(scope, id)),
  IPublicKey: of((scope, id) => new PublicKey(scope, id, { encodedKey: ENCODED_KEY })),
  ICopyDestination: of((scope, id) => new BackupVault(scope, id)),
  ITargetGroup: [],
  ICertificate: of(
    (scope, id) =>
      new Certificate(scope, id, {
        domainName: 'www.example.com',
        zone: new HostedZone(scope, `${id}Zone`, { zoneName: 'example.com' }),
      }),
  ),
};

const ENCODED_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
  type: 'spki',
  format: 'pem',
}) as string;

const texts = (...all: readonly string[]): readonly Make[] => all.map((each) => () => each);
const given = (...all: readonly unknown[]): readonly Make[] => all.map((each) => () => each);

/** Values of props that their type does not tell, by `Class.prop`, `Object.prop` or the prop's name alone. */
export const values: Readonly<Record<string, readonly Make[]>> = {
  // What belongs to another stack, or is asked of every caller in the same way.
  provider: [],
  description: texts('The first of them', 'The second of them'),
  comment: texts('The first of them', 'The second of them'),
  displayName: texts('First', 'Second'),
  name: texts('first', 'second'),
  domainName: texts('www.example.com', 'shop.example.com'),
  zoneName: texts('example.com', 'example.org'),
  fqdn: texts('www.example.com', 'shop.example.com'),
  ipAddress: texts('203.0.113.7', '203.0.113.8'),
  bgpAsn: given(65_020, 65_021),
  location: texts('EqFA5', 'IXN1'),
  schedule: texts('cron(0 5 * * ? *)', 'cron(0 6 * * ? *)'),
  expression: texts('rate(1 hour)', 'rate(2 hours)'),
  scope: texts('REGIONAL'),
  addresses: given(['203.0.113.0/24'], ['198.51.100.0/24']),
  patterns: given(['^/admin'], ['^/private']),
  encodedKey: texts(ENCODED_KEY),
  alarmName: texts('errors', 'latency'),
  eventPattern: given({ source: ['orders'] }, { source: ['returns'] }),
  handler: texts('index.handler', 'main.handler'),
  assumedBy: texts('ec2.amazonaws.com', 'lambda.amazonaws.com'),
  timezone: texts('Europe/Berlin', 'Europe/Paris'),
  originPath: texts('/a', '/b'),
  prefix: texts('first/', 'second/'),
  serviceName: texts('orders', 'returns'),
  namespaceName: texts('shop.internal', 'store.internal'),
  port: given(8_080, 9_090),
  vlan: given(101, 102),
  hostedZoneId: texts('Z0123456789ABCDEFGHIJ', 'Z0123456789ABCDEFGHIK'),
  domains: given(['bad.example.com'], ['worse.example.com']),
  entries: given(
    [{ cidrBlock: '192.0.2.0/24' }],
    [{ cidrBlock: '192.0.2.0/24' }, { cidrBlock: '198.51.100.0/24' }],
  ),
  allowedPrefixes: given(['10.0.0.0/16'], ['10.0.0.0/16', '10.1.0.0/16']),
  'Vpc.ipv4': texts('10.20.0.0/16', '10.21.0.0/16'),
  'VpcProps.ipv4': texts('10.20.0.0/16', '10.21.0.0/16'),
  'VpcProps.tiers': given(
    { web: { reach: 'public' }, data: { reach: 'isolated' } },
    { web: { reach: 'public' }, data: { reach: 'isolated' }, more: { reach: 'private' } },
  ),
  'VpcProps.additionalIpv4': given({ pods: '100.64.0.0/16' }),
  'VpcProps.availabilityZones': given([
    'eu-central-1a',
    'eu-central-1b',
    'eu-central-1c',
    'eu-central-1d',
  ]),
  'PrefixListProps.name': texts('first-list', 'second-list'),
  'AliasProps.aliasName': texts('live', 'next'),
  'FunctionProps.environment': given({ LEVEL: 'info' }, { LEVEL: 'warn' }),
  'TableProps.partitionKey': given({ name: 'id', type: 'S' }),
  'BucketProps.bucketName': texts('first-bucket-of-ours', 'second-bucket-of-ours'),
  'BucketProps.cors': given([{ allowedMethods: ['GET'], allowedOrigins: ['https://example.com'] }]),
  'BucketProps.lifecycleRules': given([{ id: 'old', expirationDays: 30 }]),
  'DeliveryStreamProps.deliveryStreamName': texts('first', 'second'),
  'DeliveryStreamProps.errorOutputPrefix': texts('first/', 'second/'),
  'EventBusProps.eventBusName': texts('first', 'second'),
  'KeyProps.alias': texts('first', 'second'),
  'PipeProps.pipeName': texts('first', 'second'),
  'RuleProps.eventPattern': given({ source: ['orders'] }, { source: ['returns'] }),
  'ScheduleProps.input': texts('{}', '{"a":1}'),
  'SecretProps.secretName': texts('first', 'second'),
  'StreamProps.streamName': texts('first', 'second'),
  'TableProps.tableName': texts('first', 'second'),
  'TableProps.timeToLiveAttribute': texts('first', 'second'),
  'LogGroupProps.logGroupName': texts('/app/first', '/app/second'),
  'ServiceQuotaProps.serviceCode': texts('vpc'),
  'ServiceQuotaProps.quotaCode': texts('L-F678F1CE'),
};

import { synth } from '@archway/testing';
import type { TerraformStack } from 'cdktf';
import { CidrCollection } from '../cidr-collection/cidr-collection';
import { HealthCheck } from '../health-check/health-check';
import { HostedZone } from '../hosted-zone/hosted-zone';
import type { IHostedZone } from '../hosted-zone/hosted-zone-reference';
import { RecordSet } from './record-set';
import type { RoutingPolicy } from './routing-policy';

interface Member {
  readonly routing?: RoutingPolicy;
  readonly ttlSeconds?: number;
  readonly type?: 'A' | 'AAAA';
}

type Members = (stack: TerraformStack) => readonly Member[];

const addMembers = (stack: TerraformStack, zone: IHostedZone, members: readonly Member[]) =>
  members.forEach(({ type = 'A', ...member }, index) => {
    const values = type === 'A' ? [`192.0.2.${index % 250}`] : ['2001:db8::1'];
    const recordName = 'www.example.com';
    new RecordSet(stack, `R${index}`, { zone, recordName, type, values, ...member });
  });

const inZone = (members: Members) =>
  synth((stack) =>
    addMembers(stack, new HostedZone(stack, 'Zone', { zoneName: 'example.com' }), members(stack)),
  );

const inImportedZone = (members: Members) =>
  synth((stack) => {
    const zone = HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
      hostedZoneId: 'Z1',
      zoneName: 'example.com',
    });
    addMembers(stack, zone, members(stack));
  });

const route =
  (...policies: readonly RoutingPolicy[]): Members =>
  () =>
    policies.map((routing) => ({ routing }));

const primary = (stack: TerraformStack): RoutingPolicy => ({
  policy: 'failover',
  role: 'primary',
  healthCheck: HealthCheck.fromHealthCheckAttributes(stack, `H${stack.node.children.length}`, {
    healthCheckId: 'h',
  }),
});
const SECONDARY: RoutingPolicy = { policy: 'failover', role: 'secondary' };
const weight = (value: number): RoutingPolicy => ({ policy: 'weighted', weight: value });
const many = (count: number, routing: RoutingPolicy) =>
  route(...Array<RoutingPolicy>(count).fill(routing));
const NEAR: RoutingPolicy = { policy: 'geoproximity', location: { region: 'eu-west-1' } };
const DEFAULT: RoutingPolicy = { policy: 'geolocation', location: 'default' };
const EUROPE: RoutingPolicy = { policy: 'geolocation', location: { continent: 'EU' } };

const collection = (stack: TerraformStack, id = 'Offices') =>
  new CidrCollection(stack, id, { locations: { berlin: ['198.51.100.0/24'] } });
const byAddress =
  (...locations: readonly string[]): Members =>
  (stack) => {
    const offices = collection(stack);
    return locations.map((location) => ({
      routing: { policy: 'ip-based', collection: offices, location },
    }));
  };

it.each<[string, Members]>([
  ['one simple record', () => [{}]],
  ['simple records of two types', () => [{}, { type: 'AAAA' }]],
  ['a pair that fails over', (stack) => [{ routing: primary(stack) }, { routing: SECONDARY }]],
  ['weights of which one is above 0', route(weight(0), weight(1))],
  ['equal weights', route(weight(1), weight(1))],
  [
    'two regions',
    route({ policy: 'latency', region: 'eu-west-1' }, { policy: 'latency', region: 'us-east-1' }),
  ],
  ['a default location', route(DEFAULT, EUROPE)],
  [
    'a country on its continent',
    route(DEFAULT, EUROPE, { policy: 'geolocation', location: { country: 'DE' } }),
  ],
  ['a location by address', byAddress('default', 'berlin')],
  ['100 answers', many(100, { policy: 'multivalue' })],
  ['30 places', many(30, NEAR)],
  [
    'one time',
    () => [
      { routing: weight(1), ttlSeconds: 60 },
      { routing: weight(2), ttlSeconds: 60 },
    ],
  ],
])('accepts %s', (_, members) => {
  expect(() => inZone(members)).not.toThrow();
  expect(inZone(members).warnings).toEqual([]);
});

it.each<[string, Members, string]>([
  [
    'two simple records',
    () => [{}, {}],
    'there must be one record with simple routing, with all values, got test/R0, test/R1',
  ],
  [
    'two policies',
    route(weight(1), DEFAULT),
    'all records must have one routing policy, got weighted, geolocation in test/R0, test/R1',
  ],
  ['a simple record beside others', () => [{}, { routing: weight(1) }], 'got simple, weighted in'],
  [
    'one set identifier twice',
    route(
      { ...weight(1), setIdentifier: 'a' } as RoutingPolicy,
      { ...weight(1), setIdentifier: 'a' } as RoutingPolicy,
    ),
    'set identifiers must differ, got a more than once in test/R0, test/R1',
  ],
  [
    'a secondary alone',
    route(SECONDARY),
    'failover must have a primary and a secondary record, got no primary beside test/R0',
  ],
  ['a primary alone', (stack) => [{ routing: primary(stack) }], 'got no secondary beside test/R0'],
  [
    'two secondaries',
    (stack) => [{ routing: primary(stack) }, { routing: SECONDARY }, { routing: SECONDARY }],
    'places must differ, got secondary more than once',
  ],
  [
    'no default location',
    route(EUROPE),
    "location 'default' must have a record, got continent EU: who is nowhere else gets no answer",
  ],
  [
    'one location twice',
    route(DEFAULT, EUROPE, EUROPE),
    'places must differ, got continent EU more than once',
  ],
  ['no default address', byAddress('berlin'), "location 'default' must have a record, got berlin"],
  [
    'one address twice',
    byAddress('default', 'berlin', 'berlin'),
    'places must differ, got berlin more than once',
  ],
  [
    'two collections',
    (stack) => [
      {
        routing: { policy: 'ip-based', collection: collection(stack, 'One'), location: 'default' },
      },
      { routing: { policy: 'ip-based', collection: collection(stack, 'Two'), location: 'berlin' } },
    ],
    'all records must use one CIDR collection, got test/One, test/Two',
  ],
  [
    'one region twice',
    many(2, { policy: 'latency', region: 'eu-west-1' }),
    'places must differ, got eu-west-1 more than once',
  ],
  [
    'weights that are all 0',
    route(weight(0), weight(0)),
    'weight must be above 0 for one record at least, got 0, 0',
  ],
  [
    'two times',
    () => [
      { routing: weight(1), ttlSeconds: 60 },
      { routing: weight(2), ttlSeconds: 61 },
    ],
    'ttlSeconds must be the same for all records, got 60, 61 in test/R0, test/R1',
  ],
  [
    '101 answers',
    many(101, { policy: 'multivalue' }),
    'there must be at most 100 records, got 101',
  ],
  ['31 places', many(31, NEAR), 'there must be at most 30 records, got 31'],
])('refuses %s', (_, members, problem) => {
  const build = () => inZone(members);
  expect(build).toThrow('[test/Zone] www.example.com A: ');
  expect(build).toThrow(problem);
});

it('only warns of what others may deploy in their zone', () => {
  expect(inImportedZone(route(EUROPE)).warnings).toEqual([
    "test/Zone: unless it is deployed elsewhere, www.example.com A: location 'default' must have a record, got continent EU: who is nowhere else gets no answer",
  ]);
  expect(inImportedZone(route(DEFAULT)).warnings).toEqual([]);
});

it('refuses what cannot be right in a zone of others either', () => {
  expect(() => inImportedZone(route(weight(1), DEFAULT))).toThrow('must have one routing policy');
});

it('refuses another type beside a CNAME', () => {
  const build = (recordName: string) =>
    synth((stack) => {
      const zone = new HostedZone(stack, 'Zone', { zoneName: 'example.com' });
      new RecordSet(stack, 'Name', {
        zone,
        recordName: 'a.example.com',
        type: 'CNAME',
        values: ['b.com'],
      });
      new RecordSet(stack, 'Text', { zone, recordName, type: 'TXT', values: ['hello'] });
    });
  expect(() => build('b.example.com')).not.toThrow();
  expect(() => build('A.example.com')).toThrow(
    '[test/Zone] a.example.com: a CNAME must be the only type of its name, got CNAME, TXT in test/Name, test/Text',
  );
});

it.each([
  ['CNAME', 'must be below example.com, got "example.com" in test/R: use an alias', ['b.com']],
  [
    'DS',
    'it belongs into the parent zone',
    [{ keyTag: 1, algorithm: 13, digestType: 2, digest: 'ab' }],
  ],
] as const)('refuses a %s under the name of the zone', (type, problem, values) => {
  const build = (recordName: string) =>
    synth((stack) => {
      const zone = new HostedZone(stack, 'Zone', { zoneName: 'example.com' });
      if (type === 'CNAME') new RecordSet(stack, 'R', { zone, recordName, type, values });
      else new RecordSet(stack, 'R', { zone, recordName, type, values });
    });
  expect(() => build('a.example.com')).not.toThrow();
  expect(() => build('example.com')).toThrow(problem);
});

it('refuses what a zone says of itself below its name', () => {
  const build = (recordName: string) =>
    synth((stack) => {
      const zone = new HostedZone(stack, 'Zone', { zoneName: 'example.com' });
      const times = { serial: 1, refreshSeconds: 1, retrySeconds: 1, expireSeconds: 1 };
      const values = [{ nameServer: 'a.com', mailbox: 'b.com', ...times, negativeTtlSeconds: 1 }];
      new RecordSet(stack, 'R', { zone, recordName, type: 'SOA', values });
    });
  expect(() => build('example.com')).not.toThrow();
  expect(() => build('a.example.com')).toThrow('recordName must be example.com for SOA');
});

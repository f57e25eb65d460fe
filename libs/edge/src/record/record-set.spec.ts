import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { synth } from '@archway/testing';
import type { TerraformStack } from 'cdktf';
import { Token } from 'cdktf';
import { CidrCollection } from '../cidr-collection/cidr-collection';
import { HealthCheck } from '../health-check/health-check';
import { HostedZone } from '../hosted-zone/hosted-zone';
import type { IHostedZone } from '../hosted-zone/hosted-zone-reference';
import { AliasTarget } from './alias-targets';
import { RecordSet } from './record-set';
import type { RecordSetOptions, RecordSetProps } from './record-set-props';
import type { GeoLocation, RoutingPolicy } from './routing-policy';

type Props = RecordSetProps extends infer P
  ? P extends RecordSetOptions
    ? Omit<P, 'zone'>
    : never
  : never;

const ZONE = { hostedZoneId: 'Z1', zoneName: 'example.com' };
const CLOUDFRONT = AliasTarget.cloudFront({ dnsName: 'd1.cloudfront.net' });
const BALANCER = AliasTarget.loadBalancer({ dnsName: 'lb.amazonaws.com', hostedZoneId: 'ZLB' });

/** Records that others deploy complete every set here. */
const importZone = (stack: TerraformStack, isPrivate = false): IHostedZone =>
  HostedZone.fromHostedZoneAttributes(stack, 'Zone', { ...ZONE, isPrivate });

const withRecord = (props: Props, isPrivate = false) =>
  synth((stack) => {
    new RecordSet(stack, 'Www', { zone: importZone(stack, isPrivate), ...props });
  });

const routed = (make: (stack: TerraformStack) => RoutingPolicy) =>
  synth((stack) => {
    new RecordSet(stack, 'Www', {
      zone: importZone(stack),
      type: 'A',
      values: ['192.0.2.1'],
      routing: make(stack),
    });
  }).only(Route53Record);

const healthCheck = (stack: TerraformStack) =>
  HealthCheck.fromHealthCheckAttributes(stack, 'Health', { healthCheckId: 'health-1' });

it('is one record, remembered for five minutes, under the name of the zone', () => {
  const stack = withRecord({ type: 'A', values: ['192.0.2.1', '192.0.2.2'] });
  expect(stack.inventory).toEqual({ aws_route53_record: 1 });
  expect(stack.at('aws_route53_record.Www')).toEqual({
    zone_id: 'Z1',
    name: 'example.com',
    type: 'A',
    ttl: 300,
    records: ['192.0.2.1', '192.0.2.2'],
  });
});

it('has a name of its own, and a time', () => {
  const props = { recordName: 'www.example.com', ttlSeconds: 0 };
  expect(
    withRecord({ ...props, type: 'CNAME', values: ['a.example.net'] }).only(Route53Record),
  ).toMatchObject({ name: 'www.example.com', ttl: 0 });
});

it('takes over what Route 53 makes with a zone, and nothing else', () => {
  const own = withRecord({ type: 'NS', values: ['ns1.example.net'] }).only(Route53Record);
  const other = withRecord({
    type: 'NS',
    recordName: 'dev.example.com',
    values: ['ns1.example.net'],
  });
  const told = withRecord({ type: 'A', values: ['192.0.2.1'], allowOverwrite: true });
  expect(own['allow_overwrite']).toBe(true);
  expect(other.only(Route53Record)['allow_overwrite']).toBeUndefined();
  expect(told.only(Route53Record)['allow_overwrite']).toBe(true);
});

it('takes values that Terraform computes', () => {
  const values = Token.asList('${aws_route53_zone.Child.name_servers}');
  const record = withRecord({ type: 'NS', recordName: 'dev.example.com', values });
  expect(record.only(Route53Record)['records']).toBe('${aws_route53_zone.Child.name_servers}');
});

describe('routing', () => {
  it.each<[string, RoutingPolicy, object]>([
    [
      'a secondary',
      { policy: 'failover', role: 'secondary' },
      { failover_routing_policy: { type: 'SECONDARY' } },
    ],
    [
      'a weight of nothing',
      { policy: 'weighted', weight: 0 },
      { weighted_routing_policy: { weight: 0 } },
    ],
    [
      'a region',
      { policy: 'latency', region: 'eu-west-1' },
      { latency_routing_policy: { region: 'eu-west-1' } },
    ],
    ['many values', { policy: 'multivalue' }, { multivalue_answer_routing_policy: true }],
    [
      'everywhere else',
      { policy: 'geolocation', location: 'default' },
      { geolocation_routing_policy: { country: '*' } },
    ],
    [
      'a continent',
      { policy: 'geolocation', location: { continent: 'EU' } },
      { geolocation_routing_policy: { continent: 'EU' } },
    ],
    [
      'a state',
      { policy: 'geolocation', location: { country: 'US', subdivision: 'WA' } },
      { geolocation_routing_policy: { country: 'US', subdivision: 'WA' } },
    ],
    [
      'a near region',
      { policy: 'geoproximity', location: { region: 'eu-west-1' }, bias: 0 },
      { geoproximity_routing_policy: { aws_region: 'eu-west-1', bias: 0 } },
    ],
    [
      'a local zone',
      { policy: 'geoproximity', location: { localZoneGroup: 'us-west-2-lax-1' }, bias: -99 },
      { geoproximity_routing_policy: { local_zone_group: 'us-west-2-lax-1', bias: -99 } },
    ],
    [
      'a place, as exactly as Route 53 keeps it',
      { policy: 'geoproximity', location: { latitude: -90, longitude: 13.40895 } },
      {
        geoproximity_routing_policy: { coordinates: [{ latitude: '-90.00', longitude: '13.41' }] },
      },
    ],
  ])('is written for %s', (_, routing, expected) => {
    expect(routed(() => routing)).toMatchObject({ ...expected, set_identifier: 'test-test-Www' });
  });

  it('is written for addresses', () => {
    const locations = { berlin: ['198.51.100.0/24'] };
    const by = (location: string) =>
      routed((stack) => ({
        policy: 'ip-based',
        collection: new CidrCollection(stack, 'Offices', { locations }),
        location,
      }))['cidr_routing_policy'];
    const collection_id = '${aws_route53_cidr_collection.Offices.id}';
    expect(by('berlin')).toEqual({ collection_id, location_name: 'berlin' });
    expect(by('default')).toEqual({ collection_id, location_name: '*' });
  });

  it('follows a health check', () => {
    const primary = routed((stack) => ({
      policy: 'failover',
      role: 'primary',
      healthCheck: healthCheck(stack),
      setIdentifier: 'berlin',
    }));
    expect(primary).toMatchObject({
      health_check_id: 'health-1',
      set_identifier: 'berlin',
      failover_routing_policy: { type: 'PRIMARY' },
    });
  });

  it('lets a primary alias follow its target instead', () => {
    const routing = { policy: 'failover', role: 'primary' } as const;
    expect(() => withRecord({ type: 'A', alias: BALANCER, routing })).not.toThrow();
  });

  it.each<[string, Props]>([
    [
      'no health',
      { type: 'A', values: ['192.0.2.1'], routing: { policy: 'failover', role: 'primary' } },
    ],
    [
      'CloudFront',
      { type: 'A', alias: CLOUDFRONT, routing: { policy: 'failover', role: 'primary' } },
    ],
    [
      'an alias told not to',
      {
        type: 'A',
        alias: BALANCER,
        evaluateTargetHealth: false,
        routing: { policy: 'failover', role: 'primary' },
      },
    ],
  ])('refuses a primary of %s', (_, props) => {
    expect(() => withRecord(props)).toThrow(
      "RecordSet 'test/Www': routing.healthCheck must be given for the primary record",
    );
  });

  const geo = (location: object): RoutingPolicy => ({
    policy: 'geolocation',
    location: location as GeoLocation,
  });
  const near = (location: object, bias?: number) =>
    ({ policy: 'geoproximity', location, bias }) as RoutingPolicy;

  it.each<RoutingPolicy>([
    { policy: 'weighted', weight: 255 },
    { policy: 'weighted', weight: 1, setIdentifier: 'x'.repeat(128) },
    near({ latitude: 90, longitude: 180 }, 99),
    near({ latitude: -90, longitude: -180 }, -99),
    geo({ country: 'UA' }),
    geo({ country: 'US', subdivision: 'DC' }),
  ])('accepts %j', (routing) => {
    expect(() => routed(() => routing)).not.toThrow();
  });

  it.each<[RoutingPolicy, string]>([
    [
      { policy: 'weighted', weight: 256 },
      'routing.weight must be a whole number between 0 and 255, got 256',
    ],
    [
      { policy: 'weighted', weight: -1 },
      'routing.weight must be a whole number between 0 and 255, got -1',
    ],
    [{ policy: 'weighted' } as RoutingPolicy, 'routing.weight must be given, got undefined'],
    [
      { policy: 'weighted', weight: 1, setIdentifier: 'x'.repeat(129) },
      'routing.setIdentifier must be 1 to 128 printable characters',
    ],
    [
      near({ region: 'eu-west-1' }, 100),
      'routing.bias must be a whole number between -99 and 99, got 100',
    ],
    [
      near({ region: 'eu-west-1' }, -100),
      'routing.bias must be a whole number between -99 and 99, got -100',
    ],
    [
      near({ latitude: 90.01, longitude: 0 }),
      'routing.location.latitude must be between -90 and 90, got 90.01',
    ],
    [
      near({ latitude: 0, longitude: -180.01 }),
      'routing.location.longitude must be between -180 and 180, got -180.01',
    ],
    [near({ region: 'eu-west-9' }), 'routing.location.region must be one of af-south-1,'],
    [
      near({ localZoneGroup: 'los-angeles' }),
      'routing.location.localZoneGroup must be a group of local zones',
    ],
    [
      geo({ continent: 'XX' }),
      'routing.location.continent must be one of AF, AN, AS, EU, NA, OC, SA, got "XX"',
    ],
    [
      geo({ country: 'UK' }),
      'routing.location.country must be an ISO 3166-1 code that Route 53 knows, such as DE, got "UK"',
    ],
    [geo({ country: 'BV' }), 'routing.location.country must be an ISO 3166-1 code'],
    [geo({ country: 'US', subdivision: 'PR' }), 'routing.location.subdivision must be one of AK,'],
    [
      geo({ country: 'DE', subdivision: 'WA' }),
      'routing.location.country must be US beside a subdivision, got "DE"',
    ],
    [{ policy: 'latency', region: 'mars' as 'eu-west-1' }, 'routing.region must be one of'],
    [
      { policy: 'failover', role: 'PRIMARY' as 'primary' },
      'routing.role must be one of primary, secondary',
    ],
  ])('refuses %j', (routing, problem) => {
    expect(() => routed(() => routing)).toThrow(`RecordSet 'test/Www': ${problem}`);
  });

  it('refuses a location that its collection does not have', () => {
    const locations = { berlin: ['198.51.100.0/24'] };
    expect(() =>
      routed((stack) => ({
        policy: 'ip-based',
        collection: new CidrCollection(stack, 'Offices', { locations }),
        location: 'rome',
      })),
    ).toThrow('routing.location must be one of default, berlin, got "rome"');
  });

  it('cannot be written with fields of two policies, or for what has none', () => {
    const wrong = (stack: TerraformStack) => {
      const zone = importZone(stack);
      // @ts-expect-error a weight has no region
      const mixed: RoutingPolicy = { policy: 'weighted', weight: 1, region: 'eu-west-1' };
      // @ts-expect-error a simple record has no health check
      const simple: RoutingPolicy = { policy: 'simple', healthCheck: healthCheck(stack) };
      const multivalue = { policy: 'multivalue' } as const;
      // @ts-expect-error an alias has no multivalue answers
      new RecordSet(stack, 'A', { zone, type: 'A', alias: BALANCER, routing: multivalue });
      // @ts-expect-error a name server is not chosen
      new RecordSet(stack, 'B', {
        zone,
        type: 'NS',
        values: ['ns.example.net'],
        routing: multivalue,
      });
      // @ts-expect-error an alias has its target's time
      new RecordSet(stack, 'C', { zone, type: 'A', alias: BALANCER, ttlSeconds: 60 });
      // @ts-expect-error mail has a preference
      new RecordSet(stack, 'D', { zone, type: 'MX', values: ['mail.example.com'] });
      return [mixed, simple];
    };
    expect(wrong).toBeDefined();
  });

  it.each<[string, Props, boolean, string]>([
    [
      'multivalue aliases',
      { type: 'A', alias: BALANCER, routing: { policy: 'multivalue' } } as unknown as Props,
      false,
      'routing.policy must not be multivalue for an alias, got "multivalue"',
    ],
    [
      'a multivalue CNAME',
      {
        type: 'CNAME',
        recordName: 'a.example.com',
        values: ['b.com'],
        routing: { policy: 'multivalue' },
      } as unknown as Props,
      false,
      'routing.policy must not be multivalue for CNAME',
    ],
    [
      'weighted name servers',
      {
        type: 'NS',
        values: ['ns.b.com'],
        routing: { policy: 'weighted', weight: 1 },
      } as unknown as Props,
      false,
      'routing.policy must be simple for NS, got "weighted"',
    ],
  ])('refuses %s where types were cast away', (_, props, isPrivate, problem) => {
    expect(() => withRecord(props, isPrivate)).toThrow(problem);
  });

  it('refuses routing by address in a private zone', () => {
    const build = (isPrivate: boolean) =>
      synth((stack) => {
        const collection = CidrCollection.fromCidrCollectionAttributes(stack, 'Offices', {
          cidrCollectionId: 'c1',
        });
        new RecordSet(stack, 'Www', {
          zone: importZone(stack, isPrivate),
          type: 'A',
          values: ['192.0.2.1'],
          routing: { policy: 'ip-based', collection, location: 'anywhere' },
        });
      });
    expect(() => build(false)).not.toThrow();
    expect(() => build(true)).toThrow('routing.policy must not be ip-based in a private zone');
  });
});

describe('an alias', () => {
  const aliasOf = (props: Props, isPrivate = false) =>
    withRecord(props, isPrivate).only(Route53Record)['alias'];

  it('follows the health of its target where AWS allows it', () => {
    expect(aliasOf({ type: 'A', alias: BALANCER })).toEqual({
      name: 'lb.amazonaws.com',
      zone_id: 'ZLB',
      evaluate_target_health: true,
    });
    expect(aliasOf({ type: 'A', alias: BALANCER, evaluateTargetHealth: false })).toMatchObject({
      evaluate_target_health: false,
    });
  });

  it('does not follow CloudFront', () => {
    expect(aliasOf({ type: 'HTTPS', alias: CLOUDFRONT })).toEqual({
      name: 'd1.cloudfront.net',
      zone_id: 'Z2FDTNDATAQYW2',
      evaluate_target_health: false,
    });
  });

  it.each([
    ['CloudFront', CLOUDFRONT],
    [
      'an edge-optimized API',
      AliasTarget.apiGateway({ dnsName: 'd2.cloudfront.net', hostedZoneId: 'Z2FDTNDATAQYW2' }),
    ],
  ])('refuses to follow the health of %s', (_, alias) => {
    expect(() => aliasOf({ type: 'A', alias, evaluateTargetHealth: false })).not.toThrow();
    expect(() => aliasOf({ type: 'A', alias, evaluateTargetHealth: true })).toThrow(
      "RecordSet 'test/Www': evaluateTargetHealth must not be true",
    );
  });

  it('refuses CloudFront in a private zone', () => {
    expect(() => aliasOf({ type: 'A', alias: BALANCER }, true)).not.toThrow();
    expect(() => aliasOf({ type: 'A', alias: CLOUDFRONT }, true)).toThrow(
      'zone must be public for an alias of CloudFront, got "test/Zone"',
    );
  });

  it.each([
    [
      'an accelerator',
      AliasTarget.globalAccelerator({ dnsName: 'a.awsglobalaccelerator.com' }),
      'Z2BJ6XQ5FK7U4H',
    ],
    [
      'an endpoint',
      AliasTarget.vpcEndpoint({ dnsName: 'vpce-1.amazonaws.com', hostedZoneId: 'ZVPCE' }),
      'ZVPCE',
    ],
    [
      'an API',
      AliasTarget.apiGateway({ dnsName: 'd-1.execute-api', hostedZoneId: 'ZAPI' }),
      'ZAPI',
    ],
  ])('leads to %s', (_, alias, zone_id) => {
    expect(aliasOf({ type: 'AAAA', alias })).toMatchObject({
      zone_id,
      evaluate_target_health: true,
    });
  });

  it.each([
    [undefined, 's3-website.eu-central-1.amazonaws.com', 'Z21DNDUVLTQW6Q'],
    ['us-east-1', 's3-website-us-east-1.amazonaws.com', 'Z3AQBSTGFYJSTF'],
  ])('leads to a website of S3 in %p', (region, name, zone_id) => {
    const alias = AliasTarget.s3Website({ bucketName: 'example.com', region });
    expect(aliasOf({ type: 'A', alias })).toMatchObject({ name, zone_id });
  });

  it.each<[Parameters<typeof AliasTarget.s3Website>[0], string]>([
    [{ bucketName: 'other' }, 'alias must be of a bucket named example.com'],
    [{ bucketName: 'example.com', region: 'mars-1' }, 'region that Route 53 knows, got "mars-1"'],
  ])('refuses the website %j', (website, problem) => {
    expect(() => aliasOf({ type: 'A', alias: AliasTarget.s3Website(website) })).toThrow(problem);
  });

  it('refuses a type that its target does not answer', () => {
    const alias = AliasTarget.s3Website({ bucketName: 'example.com' });
    expect(() => aliasOf({ type: 'AAAA', alias })).toThrow(
      'type must be one of A for this alias, got "AAAA"',
    );
  });

  const ofRecord = (zoneId: string, type: 'A' | 'AAAA') =>
    synth((stack) => {
      const zone = importZone(stack);
      const target = new RecordSet(stack, 'Target', {
        zone,
        recordName: 'a.example.com',
        type: 'A',
        values: ['192.0.2.1'],
      });
      const other = HostedZone.fromHostedZoneAttributes(stack, 'Other', {
        ...ZONE,
        hostedZoneId: zoneId,
      });
      const alias = AliasTarget.recordSet(target);
      new RecordSet(stack, 'Alias', { zone: other, type, alias });
    });

  it('leads to a record of the same zone and type', () => {
    expect(ofRecord('Z1', 'A').at('aws_route53_record.Alias')['alias']).toEqual({
      name: 'a.example.com',
      zone_id: 'Z1',
      evaluate_target_health: true,
    });
    expect(() => ofRecord('Z2', 'A')).toThrow(
      'alias must be of a record of the same zone, got test/Target',
    );
    expect(() => ofRecord('Z1', 'AAAA')).toThrow('type must be one of A for this alias');
  });
});

it.each<[string, Props]>([
  ['the zone itself', { type: 'A', recordName: 'EXAMPLE.com.', values: ['192.0.2.1'] }],
  ['a wildcard', { type: 'A', recordName: '*.example.com', values: ['192.0.2.1'] }],
  ['the longest time', { type: 'A', values: ['192.0.2.1'], ttlSeconds: 2_147_483_647 }],
])('accepts %s', (_, props) => {
  expect(() => withRecord(props)).not.toThrow();
});

it.each<[Props, string]>([
  [
    { type: 'A', recordName: 'www.example.org', values: ['192.0.2.1'] },
    'recordName must be example.com or end with .example.com, got "www.example.org"',
  ],
  [
    { type: 'A', recordName: 'www', values: ['192.0.2.1'] },
    'recordName must be example.com or end with',
  ],
  [
    { type: 'A', recordName: 'myexample.com', values: ['192.0.2.1'] },
    'recordName must be example.com or',
  ],
  [
    { type: 'NS', recordName: '*.example.com', values: ['ns.a.com'] },
    'recordName must not have a wildcard',
  ],
  [{ type: 'A', values: [] }, 'values must have at least one value, got []'],
  [
    { type: 'A', values: ['1.2.3.4', '1.2.3.4'] },
    'values must differ, got "1.2.3.4" more than once',
  ],
  [{ type: 'A', values: ['1.2.3.4', 'x'] }, 'values[1] must be an IPv4 address, got "x"'],
  [
    { type: 'CNAME', recordName: 'a.example.com', values: ['a.com', 'b.com'] },
    'values must have one value for CNAME, got 2',
  ],
  [{ type: 'A', values: ['1.2.3.4'], ttlSeconds: -1 }, 'ttlSeconds must be a whole number'],
  [{ type: 'MD', values: ['x'] } as unknown as Props, 'type must be one of A, AAAA,'],
])('refuses %j', (props, problem) => {
  expect(() => withRecord(props)).toThrow(`RecordSet 'test/Www': ${problem}`);
});

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AwsStack } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
import { Certificate } from './certificate/certificate';
import { CidrCollection } from './cidr-collection/cidr-collection';
import { AlarmHealthCheck } from './health-check/alarm-health-check';
import { CalculatedHealthCheck } from './health-check/calculated-health-check';
import {
  HttpHealthCheck,
  HttpsHealthCheck,
  TcpHealthCheck,
} from './health-check/endpoint-health-check';
import { RecoveryControlHealthCheck } from './health-check/recovery-control-health-check';
import { HostedZone } from './hosted-zone/hosted-zone';
import { AliasTarget } from './record/alias-targets';
import { RecordSet } from './record/record-set';
import type { RecordValues } from './record/record-set-props';
import type { RoutingPolicy } from './record/routing-policy';
import { ZoneAssociation } from './zone-association/zone-association';
import { ZoneDelegation } from './zone-delegation/zone-delegation';

const LONG_TEXT = `v=DKIM1; p=${'k'.repeat(300)}`;

/** One value of every type that a name below the apex can have. */
const VALUES: readonly RecordValues[] = [
  { type: 'A', values: ['192.0.2.1', '192.0.2.2'] },
  { type: 'AAAA', values: ['2001:db8::1'] },
  { type: 'CAA', values: [{ tag: 'issue', value: 'amazon.com' }] },
  { type: 'DS', values: [{ keyTag: 1, algorithm: 13, digestType: 2, digest: 'ab'.repeat(32) }] },
  { type: 'HTTPS', values: [{ priority: 1, targetName: '.', alpn: ['h3', 'h2'] }] },
  { type: 'MX', values: [{ preference: 10, exchange: 'mail.example.com' }] },
  {
    type: 'NAPTR',
    values: [
      {
        order: 1,
        preference: 1,
        flags: 'U',
        service: 'E2U+sip',
        regexp: '!^.*$!sip:info@example.com!',
        replacement: '.',
      },
    ],
  },
  { type: 'NS', values: ['ns1.example.net', 'ns2.example.net'] },
  { type: 'PTR', values: ['host.example.com'] },
  { type: 'SPF', values: ['v=spf1 exists:%{i}._spf.example.com -all'] },
  { type: 'SRV', values: [{ priority: 1, weight: 0, port: 443, target: 'host.example.com' }] },
  { type: 'SSHFP', values: [{ algorithm: 4, fingerprintType: 2, fingerprint: 'ab'.repeat(32) }] },
  { type: 'SVCB', values: [{ priority: 0, targetName: 'host.example.com' }] },
  {
    type: 'TLSA',
    values: [
      { certificateUsage: 3, selector: 1, matchingType: 1, certificateData: 'ab'.repeat(32) },
    ],
  },
  { type: 'TXT', values: [LONG_TEXT, 'say "${hello}" é'] },
];

/** Everything that Route 53 has here, in a region where nothing global can be. */
class Everything extends AwsStack {
  constructor() {
    super(testApp(), 'dns', { accountId: '111122223333', region: 'eu-central-1', stage: 'test' });
    const provider = new AwsProvider(this, 'us-east-1', { region: 'us-east-1', alias: 'use1' });
    const zone = new HostedZone(this, 'Zone', {
      zoneName: 'example.com',
      dnssec: {},
      queryLogging: {},
      provider,
    });
    const child = new HostedZone(this, 'Child', {
      zoneName: 'dev.example.com',
      dnssec: { keySigningKeyName: 'ksk_dev' },
      provider,
    });
    new ZoneDelegation(this, 'Delegation', { parent: zone, child });
    const inside = new HostedZone(this, 'Inside', {
      zoneName: 'internal',
      vpc: { vpcId: 'vpc-1' },
    });
    inside.associateVpc('Other', { vpcId: 'vpc-2', vpcRegion: 'eu-west-1' });
    inside.authorizeVpc('Partner', { vpcId: 'vpc-3' });
    new ZoneAssociation(this, 'Theirs', { hostedZoneId: 'Z0THEIRS', vpcId: 'vpc-4' });
    for (const values of VALUES) {
      new RecordSet(this, `Value${values.type}`, {
        zone,
        recordName: `${values.type.toLowerCase()}.example.com`,
        ...values,
      });
    }
    new RecordSet(this, 'Soa', {
      zone,
      type: 'SOA',
      values: [
        {
          nameServer: 'ns-1.awsdns-1.com',
          mailbox: 'awsdns-hostmaster.amazon.com',
          serial: 1,
          refreshSeconds: 7200,
          retrySeconds: 900,
          expireSeconds: 1209600,
          negativeTtlSeconds: 60,
        },
      ],
    });
    new RecordSet(this, 'Cname', {
      zone,
      recordName: '*.example.com',
      type: 'CNAME',
      values: ['www.example.com'],
    });
    this.addRouting(zone, provider);
    this.addAliases(zone);
    new Certificate(this, 'Certificate', {
      domainName: 'example.com',
      subjectAlternativeNames: ['*.example.com', 'dev.example.com'],
      zone,
      additionalZones: [child],
      keyAlgorithm: 'EC_prime256v1',
      provider,
    });
  }

  private addRouting(zone: HostedZone, provider: AwsProvider): void {
    const https = new HttpsHealthCheck(this, 'Https', {
      fqdn: 'www.example.com',
      searchString: 'ok',
      regions: ['eu-west-1', 'us-east-1', 'us-west-2'],
      requestIntervalSeconds: 10,
    });
    https.addAlarm('Alarm', { provider });
    const http = new HttpHealthCheck(this, 'Http', { ipAddress: '192.0.2.1', inverted: true });
    const tcp = new TcpHealthCheck(this, 'Tcp', { fqdn: 'db.example.com', port: 5432 });
    new CalculatedHealthCheck(this, 'Most', { children: [https, http, tcp], healthyThreshold: 2 });
    new AlarmHealthCheck(this, 'Queue', { alarmName: 'too-old' });
    new RecoveryControlHealthCheck(this, 'Switch', {
      routingControlArn:
        'arn:aws:route53-recovery-control::111122223333:controlpanel/0123/routingcontrol/4567',
    });
    const collection = new CidrCollection(this, 'Offices', {
      locations: { berlin: ['198.51.100.0/24', '2001:db8::/32'], paris: ['203.0.113.0/24'] },
    });
    const sets: Record<string, readonly RoutingPolicy[]> = {
      failover: [
        { policy: 'failover', role: 'primary', healthCheck: https },
        { policy: 'failover', role: 'secondary' },
      ],
      geolocation: [
        { policy: 'geolocation', location: 'default' },
        { policy: 'geolocation', location: { continent: 'EU' } },
        { policy: 'geolocation', location: { country: 'JP' } },
        { policy: 'geolocation', location: { country: 'US', subdivision: 'WA' } },
      ],
      geoproximity: [
        { policy: 'geoproximity', location: { region: 'eu-central-1' }, bias: -10 },
        { policy: 'geoproximity', location: { localZoneGroup: 'us-west-2-lax-1' } },
        { policy: 'geoproximity', location: { latitude: 52.517, longitude: 13.4 }, bias: 99 },
      ],
      latency: [
        { policy: 'latency', region: 'eu-central-1' },
        { policy: 'latency', region: 'us-east-1', healthCheck: http },
      ],
      multivalue: [{ policy: 'multivalue', healthCheck: http }, { policy: 'multivalue' }],
      weighted: [
        { policy: 'weighted', weight: 0 },
        { policy: 'weighted', weight: 255 },
      ],
      address: [
        { policy: 'ip-based', collection, location: 'default' },
        { policy: 'ip-based', collection, location: 'berlin' },
      ],
    };
    for (const [name, policies] of Object.entries(sets)) {
      policies.forEach((routing, index) => {
        new RecordSet(this, `${name}${index}`, {
          zone,
          recordName: `by-${name}.example.com`,
          type: 'A',
          values: [`192.0.2.${index + 1}`],
          routing,
        });
      });
    }
  }

  private addAliases(zone: HostedZone): void {
    const load = { dnsName: 'lb.eu-central-1.elb.amazonaws.com', hostedZoneId: 'Z215JYRZR1TBD5' };
    const balancer = new RecordSet(this, 'LoadBalancer', {
      zone,
      recordName: 'lb.example.com',
      type: 'A',
      alias: AliasTarget.loadBalancer(load),
    });
    new RecordSet(this, 'Www', {
      zone,
      recordName: 'www.example.com',
      type: 'AAAA',
      alias: AliasTarget.cloudFront({ dnsName: 'd111111abcdef8.cloudfront.net' }),
    });
    new RecordSet(this, 'Same', {
      zone,
      recordName: 'same.example.com',
      type: 'A',
      alias: AliasTarget.recordSet(balancer),
    });
    new RecordSet(this, 'Files', {
      zone,
      recordName: 'files.example.com',
      type: 'A',
      alias: AliasTarget.s3Website({ bucketName: 'files.example.com' }),
    });
  }
}

itPlans('is planned as it is written by the real provider', () => {
  const plan = planOffline(new Everything());
  expect(plan.inventory).toEqual({
    aws_route53_zone: 3,
    aws_route53_record: VALUES.length + 2 + 17 + 4 + 2 + 2, // SOA, CNAME, routing, aliases, delegation, certificate
    aws_route53_zone_association: 2,
    aws_route53_vpc_association_authorization: 1,
    aws_kms_key: 2, // one a signed zone
    aws_route53_key_signing_key: 2,
    aws_route53_hosted_zone_dnssec: 2,
    aws_cloudwatch_metric_alarm: 2 * 2 + 1, // two a signed zone, one of a health check
    aws_cloudwatch_log_group: 1,
    aws_cloudwatch_log_resource_policy: 1,
    aws_route53_query_log: 1,
    aws_route53_health_check: 6,
    aws_route53_cidr_collection: 1,
    aws_route53_cidr_location: 2,
    aws_acm_certificate: 1,
    aws_acm_certificate_validation: 1,
  });
  expect(plan.at('aws_route53_record.weighted0')['weighted_routing_policy']).toEqual([
    { weight: 0 },
  ]);
  expect(plan.at('aws_route53_record.geoproximity2')['geoproximity_routing_policy']).toMatchObject([
    { bias: 99, coordinates: [{ latitude: '52.52', longitude: '13.40' }] },
  ]);
  expect(plan.at('aws_route53_record.ValueSPF')['records']).toEqual([
    'v=spf1 exists:%{i}._spf.example.com -all',
  ]);
  expect(plan.at('aws_route53_record.ValueTXT')['records']).toEqual([
    'say \\"${hello}\\" \\303\\251',
    `v=DKIM1; p=${'k'.repeat(244)}""${'k'.repeat(56)}`,
  ]);
});

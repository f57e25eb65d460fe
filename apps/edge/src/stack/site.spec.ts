import { readBack, testApp } from '@archway/testing';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import type { SiteConfig } from '../config/config';
import { checked } from '../config/config';
import { dev } from '../config/dev';
import { configOf } from '../config/stages';
import { Site } from './site';

const synthesized = (change: Partial<SiteConfig> = {}) => {
  const config = { ...dev, ...change };
  return readBack(new Site(testApp(), `edge-${config.stack.stage}`, config));
};

/** What would be lost, or would have to be told to somebody, when its address changes. */
const STATEFUL = [
  'aws_acm_certificate',
  'aws_cloudfront_distribution',
  'aws_cloudwatch_log_group',
  'aws_kms_key',
  'aws_route53_zone',
  'aws_s3_bucket',
  'aws_wafv2_web_acl',
];

it.each(['dev', 'prod'])('synthesizes %s without an error', (stage) => {
  expect(readBack(new Site(testApp(), `edge-${stage}`, configOf(stage))).inventory).toMatchObject({
    aws_cloudfront_distribution: 1,
    aws_wafv2_web_acl: 1,
  });
});

it('keeps what holds state at the addresses that it has', () => {
  const { addresses } = readBack(new Site(testApp(), 'edge-prod', configOf('prod')));
  expect(addresses.filter((address) => STATEFUL.includes(address.split('.')[0] ?? ''))).toEqual([
    'aws_acm_certificate.Certificate',
    'aws_cloudfront_distribution.Distribution',
    'aws_cloudwatch_log_group.Firewall_Log_LogGroup_F43D2CA3',
    'aws_cloudwatch_log_group.Zone_QueryLog_LogGroup_6FFEF9F5',
    'aws_kms_key.Zone_Dnssec_Key_EA1E12FC',
    'aws_route53_zone.Inside',
    'aws_route53_zone.Zone',
    'aws_s3_bucket.AccessLogs',
    'aws_s3_bucket.Pages',
    'aws_wafv2_web_acl.Firewall',
  ]);
});

it('begins with a distribution that a server stands behind', () => {
  const stack = synthesized({ bucketOrigin: false });
  expect(stack.only(CloudfrontDistribution).origin).toMatchObject([
    { domain_name: 'server.dev.example.com' },
  ]);
  expect(stack.addresses).not.toContain('aws_s3_bucket.Pages');
});

it('adds a bucket as the first origin, falls back to the server, and changes nothing else', () => {
  const before = synthesized({ bucketOrigin: false });
  const after = synthesized();
  expect(after.only(CloudfrontDistribution)).toMatchObject({
    origin_group: [{ member: [{}, {}] }],
    origin: expect.arrayContaining([
      expect.objectContaining({ domain_name: 'server.dev.example.com' }),
      expect.objectContaining({
        domain_name: '${aws_s3_bucket.Pages.bucket}.s3.eu-central-1.amazonaws.com',
      }),
    ]),
  });
  expect(before.addresses.filter((address) => !after.addresses.includes(address))).toEqual([]);
});

it('closes the bucket to everybody but this distribution in the same step', () => {
  const policies = synthesized()
    .all(S3BucketPolicy)
    .filter(({ bucket }) => bucket.includes('Pages'))
    .map(({ policy }) => JSON.parse(policy).Statement);
  expect(policies).toEqual([
    expect.arrayContaining([
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Condition: {
          ArnEquals: { 'aws:SourceArn': '${aws_cloudfront_distribution.Distribution.arn}' },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
      }),
    ]),
  ]);
  expect(policies[0].filter(({ Effect }: { Effect: string }) => Effect === 'Allow')).toHaveLength(
    1,
  );
});

it('has one name for each routing policy', () => {
  const policies = synthesized()
    .all(Route53Record)
    .flatMap((record) =>
      Object.keys(record).filter(
        (argument) =>
          argument.endsWith('_policy') || argument === 'multivalue_answer_routing_policy',
      ),
    );
  expect([...new Set(policies)].sort()).toEqual([
    'cidr_routing_policy',
    'failover_routing_policy',
    'geolocation_routing_policy',
    'geoproximity_routing_policy',
    'latency_routing_policy',
    'multivalue_answer_routing_policy',
    'weighted_routing_policy',
  ]);
});

it('never answers a server of the regions that is down', () => {
  const routed = synthesized()
    .all(Route53Record)
    .filter(({ name }) => /^(api|devices|downloads|play)\./.test(name));
  expect(routed).toHaveLength(8);
  expect(new Set(routed.map(({ health_check_id }) => health_check_id)).size).toBe(8);
});

it('keeps every record where it is when a region changes', () => {
  const [first, second] = dev.regions;
  const moved = synthesized({ regions: [first, { ...second, region: 'ca-central-1' }] });
  expect(moved.addresses).toEqual(synthesized().addresses);
});

it('takes the next version back with a weight of 0', () => {
  const weights = synthesized({ nextVersionPercent: 0 })
    .all(Route53Record)
    .flatMap(({ weighted_routing_policy }) => weighted_routing_policy?.weight ?? []);
  expect(weights.sort()).toEqual([0, 100]);
});

it('keeps certificate, firewall and alarms in us-east-1', () => {
  const stack = synthesized();
  expect(stack.only(Wafv2WebAcl)).toMatchObject({ provider: 'aws.global', scope: 'CLOUDFRONT' });
  expect(stack.all(CloudwatchMetricAlarm).map(({ provider }) => provider)).toEqual(
    Array(8).fill('aws.global'),
  );
  expect(stack.at('aws_acm_certificate.Certificate').provider).toBe('aws.global');
});

it.each<[Partial<SiteConfig>, string]>([
  [
    { nextVersionPercent: 101 },
    'nextVersionPercent must be a whole number between 0 and 100, got 101',
  ],
  [
    { requestsPerAddress: 9 },
    'requestsPerAddress must be a whole number between 10 and 2000000000, got 9',
  ],
  [{ vpcId: 'default' }, 'vpcId must be the id of a VPC, got "default"'],
  [
    { alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:on-call' },
    'alarmTopicArn must be the ARN of a topic in us-east-1, got',
  ],
  [{ regions: [dev.regions[0], dev.regions[0]] }, 'regions must differ, got "eu-central-1" twice'],
  [
    { serverDomainName: 'dev.example.com' },
    'serverDomainName must not be a name of the distribution itself, got "dev.example.com"',
  ],
])('refuses the configuration %p', (change, problem) => {
  expect(() => checked({ ...dev, ...change })).toThrow(`Configuration 'dev': ${problem}`);
});

it('refuses a domain that DNS does not allow', () => {
  expect(() => synthesized({ domainName: 'no_such..domain' })).toThrow(/HostedZone .*zoneName/);
});

it('names the stages that there are', () => {
  expect(() => configOf('test')).toThrow('STAGE: must be one of dev, prod, got "test"');
});

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import type { IAlarmAction } from '@archway/core';
import { Key } from '@archway/core';
import { synth } from '@archway/testing';
import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { ZoneAssociation } from '../zone-association/zone-association';
import { ZoneDelegation } from '../zone-delegation/zone-delegation';
import { HostedZone } from './hosted-zone';
import type { HostedZoneProps, PublicZoneProps } from './hosted-zone-props';

/** Somebody who is told. */
class Pager extends Construct implements IAlarmAction {
  bindAlarm() {
    return { actionArn: `arn:${this.node.id}` };
  }
}

const ZONE_ID = '${aws_route53_zone.Zone.zone_id}';
const ONLY_THIS_ZONE = {
  ArnEquals: { 'aws:SourceArn': `arn:aws:route53:::hostedzone/${ZONE_ID}` },
  StringEquals: { 'aws:SourceAccount': '111122223333' },
};

const withZone = (props: HostedZoneProps) =>
  synth((stack) => {
    new HostedZone(stack, 'Zone', props);
  });
const inside = { zoneName: 'internal', vpc: { vpcId: 'vpc-1' } };

/** A public zone whose global parts are in a region. */
const withGlobalParts = (props: Partial<PublicZoneProps>, region = 'us-east-1') =>
  synth((stack) => {
    const provider = new AwsProvider(stack, 'other', { region, alias: 'other' });
    new HostedZone(stack, 'Zone', { zoneName: 'example.com', provider, ...props });
  });

it('is one public zone', () => {
  const stack = withZone({ zoneName: 'example.com' });
  expect(stack.inventory).toEqual({ aws_route53_zone: 1 });
  expect(stack.at('aws_route53_zone.Zone')).toEqual({ name: 'example.com', comment: 'test/Zone' });
});

it('has a comment, shared name servers and an end of its own', () => {
  const props = { comment: 'Shop', delegationSetId: 'N1', forceDestroy: true };
  expect(withZone({ zoneName: 'example.com', ...props }).only(Route53Zone)).toMatchObject({
    comment: 'Shop',
    delegation_set_id: 'N1',
    force_destroy: true,
  });
});

it('gives what others refer to', () => {
  const { json } = synth((stack) => {
    const zone = new HostedZone(stack, 'Zone', { zoneName: 'example.com' });
    const value = [zone.hostedZoneId, zone.hostedZoneArn, zone.nameServers];
    new TerraformOutput(stack, 'zone', { value });
  });
  expect(json['output'].zone.value).toEqual([
    ZONE_ID,
    `arn:aws:route53:::hostedzone/${ZONE_ID}`,
    '${aws_route53_zone.Zone.name_servers}',
  ]);
});

describe('a private zone', () => {
  it('keeps the VPCs that others associate', () => {
    expect(
      withZone({ ...inside, vpc: { vpcId: 'vpc-1', vpcRegion: 'eu-west-1' } }).only(Route53Zone),
    ).toEqual({
      name: 'internal',
      comment: 'test/Zone',
      vpc: [{ vpc_id: 'vpc-1', vpc_region: 'eu-west-1' }],
      lifecycle: { ignore_changes: ['vpc'] },
    });
  });

  it('lets in more VPCs, and those of other accounts', () => {
    const stack = synth((scope) => {
      const zone = new HostedZone(scope, 'Zone', inside);
      zone.associateVpc('Other', { vpcId: 'vpc-2', vpcRegion: 'eu-west-1' });
      zone.authorizeVpc('Partner', { vpcId: 'vpc-3' });
      new ZoneAssociation(scope, 'Theirs', { hostedZoneId: 'Z9', vpcId: 'vpc-4' });
    });
    expect(stack.inventory).toEqual({
      aws_route53_zone: 1,
      aws_route53_zone_association: 2,
      aws_route53_vpc_association_authorization: 1,
    });
    expect(stack.at('aws_route53_zone_association.Theirs')).toEqual({
      zone_id: 'Z9',
      vpc_id: 'vpc-4',
    });
    expect(
      Object.values(stack.json['resource'].aws_route53_vpc_association_authorization),
    ).toMatchObject([{ zone_id: ZONE_ID, vpc_id: 'vpc-3' }]);
  });

  it('refuses a VPC twice, and any in a public zone', () => {
    const associate = (props: HostedZoneProps) =>
      synth((stack) => {
        new HostedZone(stack, 'Zone', props).authorizeVpc('Again', { vpcId: 'vpc-1' });
      });
    expect(() => associate({ ...inside, vpc: { vpcId: 'vpc-9' } })).not.toThrow();
    expect(() => associate(inside)).toThrow(
      'HostedZone \'test/Zone\': vpcId must not be associated twice, got "vpc-1"',
    );
    expect(() => associate({ zoneName: 'example.com' })).toThrow('vpc must be of a private zone');
  });

  it('cannot be signed or logged', () => {
    // @ts-expect-error nobody could follow the signatures of a private zone
    const props: HostedZoneProps = { ...inside, dnssec: {} };
    expect(props).toBeDefined();
  });
});

describe('DNSSEC', () => {
  it('signs with a key of its own in us-east-1, and watches it', () => {
    const stack = withGlobalParts({ dnssec: {} });
    expect(stack.inventory).toEqual({
      aws_route53_zone: 1,
      aws_kms_key: 1,
      aws_route53_key_signing_key: 1,
      aws_route53_hosted_zone_dnssec: 1,
      aws_cloudwatch_metric_alarm: 2,
    });
    expect(stack.only(KmsKey)).toMatchObject({
      provider: 'aws.other',
      customer_master_key_spec: 'ECC_NIST_P256',
      key_usage: 'SIGN_VERIFY',
    });
  });

  it('lets Route 53 use the key for this zone alone', () => {
    const { Statement } = JSON.parse(withGlobalParts({ dnssec: {} }).only(KmsKey)['policy']);
    expect(Statement.slice(1)).toEqual([
      {
        Sid: 'Route53Signs',
        Effect: 'Allow',
        Principal: { Service: 'dnssec-route53.amazonaws.com' },
        Action: ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign'],
        Resource: '*',
        Condition: ONLY_THIS_ZONE,
      },
      {
        Sid: 'Route53Grants',
        Effect: 'Allow',
        Principal: { Service: 'dnssec-route53.amazonaws.com' },
        Action: 'kms:CreateGrant',
        Resource: '*',
        Condition: { ...ONLY_THIS_ZONE, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    ]);
  });

  it('tells of what Route 53 cannot sign and of keys that need something', () => {
    const stack = synth((scope) => {
      const provider = new AwsProvider(scope, 'other', { region: 'us-east-1', alias: 'other' });
      const alarmActions = [new Pager(scope, 'Pager')];
      new HostedZone(scope, 'Zone', {
        zoneName: 'example.com',
        provider,
        dnssec: { alarmActions },
      });
    });
    const alarms = stack.all(CloudwatchMetricAlarm);
    expect(alarms.map((alarm) => alarm['metric_name']).sort()).toEqual([
      'DNSSECInternalFailure',
      'DNSSECKeySigningKeysNeedingAction',
    ]);
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        provider: 'aws.other',
        dimensions: { HostedZone: ZONE_ID },
        threshold: 1,
        alarm_actions: ['arn:Pager'],
        ok_actions: ['arn:Pager'],
      });
    }
  });
});

describe('query logging', () => {
  it('writes a log group of us-east-1 that Route 53 may write for this zone', () => {
    const stack = withGlobalParts({ queryLogging: {} });
    expect(stack.inventory).toEqual({
      aws_route53_zone: 1,
      aws_cloudwatch_log_group: 1,
      aws_cloudwatch_log_resource_policy: 1,
      aws_route53_query_log: 1,
    });
    const [group] = Object.values(stack.json['resource'].aws_cloudwatch_log_group);
    expect(group).toMatchObject({
      provider: 'aws.other',
      name: '/aws/route53/test/test/Zone',
      retention_in_days: 30,
    });
    const { Statement } = JSON.parse(stack.only(CloudwatchLogResourcePolicy)['policy_document']);
    expect(Statement).toMatchObject([
      {
        Principal: { Service: 'route53.amazonaws.com' },
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Condition: ONLY_THIS_ZONE,
      },
    ]);
  });

  it('writes where it is told', () => {
    const stack = synth((scope) => {
      const provider = new AwsProvider(scope, 'other', { region: 'us-east-1', alias: 'other' });
      const encryptionKey = Key.fromKeyAttributes(scope, 'Key', { keyArn: 'arn:key' });
      const queryLogging = { logGroupName: '/dns', retentionDays: 0, encryptionKey } as const;
      new HostedZone(scope, 'Zone', { zoneName: 'example.com', provider, queryLogging });
    });
    expect(Object.values(stack.json['resource'].aws_cloudwatch_log_group)).toMatchObject([
      { name: '/dns', retention_in_days: 0, kms_key_id: 'arn:key' },
    ]);
  });
});

it.each<[string, HostedZoneProps]>([
  ['a private zone of one label', inside],
  ['a comment of 256', { zoneName: 'example.com', comment: 'c'.repeat(256) }],
  ['underscores', { zoneName: '_tcp.example.com' }],
])('accepts %s', (_, props) => {
  expect(() => withZone(props)).not.toThrow();
});

it.each<[HostedZoneProps, string]>([
  [{ zoneName: 'com' }, 'zoneName must be below a top-level domain, got "com"'],
  [{ zoneName: 'exa mple.com' }, 'zoneName must be printable ASCII'],
  [{ zoneName: '*.example.com' }, 'zoneName must not have a wildcard'],
  [
    { zoneName: 'example.com', comment: 'c'.repeat(257) },
    'comment must have at most 256 characters, got 257',
  ],
  [
    { zoneName: 'example.com', dnssec: {} },
    'provider must be of us-east-1, where DNSSEC has to be, got "eu-central-1"',
  ],
  [
    { zoneName: 'example.com', queryLogging: {} },
    'provider must be of us-east-1, where the query log has to be, got "eu-central-1"',
  ],
])('refuses %j', (props, problem) => {
  expect(() => withZone(props)).toThrow(`HostedZone 'test/Zone': ${problem}`);
});

it.each<[Partial<PublicZoneProps>, string, string]>([
  [{ dnssec: {} }, 'eu-west-1', 'got "eu-west-1"'],
  [
    { dnssec: { keySigningKeyName: 'a-b' } },
    'us-east-1',
    'dnssec.keySigningKeyName must be 3 to 128',
  ],
  [
    { queryLogging: { retentionDays: 2 as 1 } },
    'us-east-1',
    'queryLogging.retentionDays must be one of',
  ],
])('refuses %j in %s', (props, region, problem) => {
  expect(() => withGlobalParts(props, region)).toThrow(problem);
});

describe('delegation', () => {
  const delegate = (
    child: HostedZoneProps,
    parent: HostedZoneProps = { zoneName: 'example.com' },
  ) =>
    synth((stack) => {
      const provider = new AwsProvider(stack, 'other', { region: 'us-east-1', alias: 'other' });
      const signed = child.dnssec ? { ...child, provider } : child;
      new ZoneDelegation(stack, 'Delegation', {
        parent: new HostedZone(stack, 'Parent', parent),
        child: new HostedZone(stack, 'Zone', signed),
      });
    });

  it('names the servers of the child in the parent', () => {
    expect(delegate({ zoneName: 'dev.example.com' }).at('aws_route53_record.Delegation')).toEqual({
      zone_id: '${aws_route53_zone.Parent.zone_id}',
      name: 'dev.example.com',
      type: 'NS',
      ttl: 172_800,
      records: '${aws_route53_zone.Zone.name_servers}',
    });
  });

  it('names the key of a signed child, once it is signed', () => {
    const stack = delegate({ zoneName: 'dev.example.com', dnssec: {} });
    const records = Object.values(stack.json['resource'].aws_route53_record);
    const signing = Object.keys(stack.json['resource'].aws_route53_hosted_zone_dnssec)[0];
    expect(records).toContainEqual(
      expect.objectContaining({
        type: 'DS',
        name: 'dev.example.com',
        records: [expect.stringContaining('.key_tag}')],
        depends_on: [`aws_route53_hosted_zone_dnssec.${signing}`],
      }),
    );
  });

  it.each<[HostedZoneProps, HostedZoneProps | undefined, string]>([
    [{ zoneName: 'example.org' }, undefined, 'child must be below example.com, got "example.org"'],
    [{ zoneName: 'example.com' }, undefined, 'child must be below example.com, got "example.com"'],
    [
      { zoneName: 'a.internal', vpc: { vpcId: 'vpc-1' } },
      inside,
      'parent and child must be public: private zones are not delegated, got ["test/Parent","test/Zone"]',
    ],
  ])('refuses %j below %j', (child, parent, problem) => {
    expect(() => delegate(child, parent)).toThrow(`ZoneDelegation 'test/Delegation': ${problem}`);
  });

  it('refuses a child of others whose servers are unknown', () => {
    const build = (nameServers?: readonly string[]) =>
      synth((stack) => {
        const parent = new HostedZone(stack, 'Parent', { zoneName: 'example.com' });
        const attributes = { hostedZoneId: 'Z2', zoneName: 'dev.example.com', nameServers };
        const child = HostedZone.fromHostedZoneAttributes(stack, 'Child', attributes);
        new ZoneDelegation(stack, 'Delegation', { parent, child, ttlSeconds: 60 });
      });
    expect(build(['ns1.example.net']).at('aws_route53_record.Delegation')).toMatchObject({
      ttl: 60,
      records: ['ns1.example.net'],
    });
    expect(() => build()).toThrow(
      'child must have nameServers: give them to fromHostedZoneAttributes',
    );
  });
});

import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
// #region zone
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AwsStack } from '@archway/core';
import {
  AliasTarget,
  Certificate,
  CidrCollection,
  HostedZone,
  HttpsHealthCheck,
  RecordSet,
  ZoneDelegation,
} from '@archway/edge';
import type { Construct } from 'constructs';

class Dns extends AwsStack {
  readonly zone: HostedZone;
  readonly global: AwsProvider;

  constructor(scope: Construct, id: string) {
    super(scope, id, { accountId: '111122223333', region: 'eu-central-1', stage: 'dev' });
    // What belongs to all regions is kept in us-east-1: keys of DNSSEC, logs, certificates of CloudFront.
    this.global = new AwsProvider(this, 'Global', { region: 'us-east-1', alias: 'global' });
    this.zone = new HostedZone(this, 'Zone', {
      zoneName: 'example.com',
      dnssec: {},
      queryLogging: {},
      provider: this.global,
    });

    const { zone } = this;
    const distribution = AliasTarget.cloudFront({ dnsName: 'd111111abcdef8.cloudfront.net' });
    new RecordSet(this, 'Site', { zone, type: 'A', alias: distribution });
    new RecordSet(this, 'Mail', {
      zone,
      type: 'MX',
      values: [{ preference: 10, exchange: 'mail.example.com' }],
    });
    new RecordSet(this, 'Senders', { zone, type: 'TXT', values: ['v=spf1 mx -all'] });
    new Certificate(this, 'Certificate', {
      domainName: 'example.com',
      subjectAlternativeNames: ['*.example.com'],
      zone,
      provider: this.global,
    });
  }
}
// #endregion

// #region routing
class Routes extends Dns {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { zone } = this;
    const healthCheck = new HttpsHealthCheck(this, 'Frankfurt', {
      fqdn: 'frankfurt.example.com',
      resourcePath: '/health',
      searchString: 'ready',
    });
    healthCheck.addAlarm('Down', { provider: this.global });

    // Frankfurt answers while it is healthy, else Dublin.
    const shop = { zone, recordName: 'shop.example.com', type: 'A' } as const;
    new RecordSet(this, 'ShopFrankfurt', {
      ...shop,
      values: ['192.0.2.1'],
      routing: { policy: 'failover', role: 'primary', healthCheck },
    });
    new RecordSet(this, 'ShopDublin', {
      ...shop,
      values: ['192.0.2.2'],
      routing: { policy: 'failover', role: 'secondary' },
    });

    // The office sees the next version, everybody else this one.
    const collection = new CidrCollection(this, 'Networks', {
      locations: { office: ['198.51.100.0/24', '2001:db8::/32'] },
    });
    const app = { zone, recordName: 'app.example.com', type: 'A' } as const;
    new RecordSet(this, 'AppNext', {
      ...app,
      values: ['192.0.2.3'],
      routing: { policy: 'ip-based', collection, location: 'office' },
    });
    new RecordSet(this, 'AppNow', {
      ...app,
      values: ['192.0.2.4'],
      routing: { policy: 'ip-based', collection, location: 'default' },
    });
  }
}
// #endregion

// #region zones
class Zones extends Routes {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const child = new HostedZone(this, 'Team', { zoneName: 'team.example.com' });
    new ZoneDelegation(this, 'Delegation', { parent: this.zone, child });

    const inside = new HostedZone(this, 'Inside', {
      zoneName: 'internal',
      vpc: { vpcId: 'vpc-0123456789abcdef0' },
    });
    inside.associateVpc('Dublin', { vpcId: 'vpc-0123456789abcdef1', vpcRegion: 'eu-west-1' });
    inside.authorizeVpc('Partner', { vpcId: 'vpc-0123456789abcdef2' }); // of another account
  }
}
// #endregion

it('answers for a site, its mail and its certificate', () => {
  const stack = readBack(new Dns(testApp(), 'dns'));
  expect(stack.all(Route53Record).map(({ type }) => String(type))).toEqual([
    'CNAME',
    'MX',
    'TXT',
    'A',
  ]);
});

it('delegates one zone and shares another', () => {
  expect(readBack(new Zones(testApp(), 'zones')).inventory).toMatchObject({
    aws_route53_zone: 3,
    aws_route53_zone_association: 1,
    aws_route53_vpc_association_authorization: 1,
  });
});

itPlans('is planned by the real provider', () => {
  const plan = planOffline(new Zones(testApp(), 'zones'));
  expect(plan.inventory).toMatchObject({
    aws_route53_zone: 3,
    aws_route53_record: 4 + 4 + 1, // the site, its routes, the delegation
    aws_route53_health_check: 1,
    aws_kms_key: 1,
  });
});

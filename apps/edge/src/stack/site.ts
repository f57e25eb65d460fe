import type { IAlarmAction } from '@archway/core';
import { AwsStack } from '@archway/core';
import {
  Certificate,
  CloudFrontFunction,
  Distribution,
  HostedZone,
  HttpOrigin,
  OriginGroup,
  RecordSet,
  S3Origin,
  ShieldProtection,
  WebAcl,
} from '@archway/edge';
import type { IOriginTarget } from '@archway/edge';
import { Topic } from '@archway/messaging';
import { Bucket } from '@archway/storage';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import * as path from 'node:path';
import type { SiteConfig } from '../config/config';
import { addInside } from './inside';
import { addRoutedNames } from './routed-names';

/** A site: zone, certificate, distribution with a private bucket, firewall, and names that route by every policy. */
export class Site extends AwsStack {
  readonly zone: HostedZone;
  readonly distribution: Distribution;
  /** us-east-1, where CloudFront's certificate and firewall live, and the metrics of health checks. */
  readonly global: AwsProvider;

  constructor(scope: Construct, id: string, config: SiteConfig) {
    super(scope, id, config.stack);
    this.global = new AwsProvider(this, 'Global', {
      alias: 'global',
      region: 'us-east-1',
      allowedAccountIds: [this.accountId],
      defaultTags: this.provider.defaultTags,
    });
    const alarmActions = this.alarmActions(config);
    this.zone = new HostedZone(this, 'Zone', {
      zoneName: config.domainName,
      queryLogging: {},
      provider: this.global,
      ...(config.dnssec ? { dnssec: { alarmActions } } : {}),
    });
    this.distribution = this.makeDistribution(config);
    this.nameDistribution(config);
    addRoutedNames(this, { config, zone: this.zone, global: this.global, alarmActions });
    addInside(this, config);
    if (config.shieldAdvanced) {
      new ShieldProtection(this, 'Shield', { resourceArn: this.distribution.distributionArn });
    }
    new TerraformOutput(this, 'distribution-domain-name', {
      value: this.distribution.distributionDomainName,
      description: 'The name that CloudFront gave: works before the domain does',
      staticId: true,
    });
  }

  private makeDistribution(config: SiteConfig): Distribution {
    const { domainName } = config;
    const certificate = new Certificate(this, 'Certificate', {
      domainName,
      subjectAlternativeNames: [`www.${domainName}`],
      zone: this.zone,
      provider: this.global,
    });
    const webAcl = new WebAcl(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultProtection: { requestsPerAddress: config.requestsPerAddress },
      logging: { destination: { kind: 'new-log-group', retentionDays: 30 } },
      provider: this.global,
    });
    return new Distribution(this, 'Distribution', {
      defaultBehavior: {
        origin: this.origin(config),
        functions: {
          viewerRequest: new CloudFrontFunction(this, 'ViewerRequest', {
            source: { entry: path.join(__dirname, '../viewer-request/viewer-request.ts') },
          }),
        },
      },
      aliases: [domainName, `www.${domainName}`],
      certificate,
      webAcl,
      defaultRootObject: 'index.html',
      accessLogs: {
        to: 'bucket',
        bucket: new Bucket(this, 'AccessLogs', {
          versioned: false,
          lifecycleRules: [{ id: 'forget', expirationDays: 90 }],
        }),
        provider: this.global,
      },
    });
  }

  /** The server alone, as the lab begins; then the bucket, which falls back to the server. */
  private origin({ serverDomainName, bucketOrigin = true }: SiteConfig): IOriginTarget {
    const server = new HttpOrigin(this, 'Server', { domainName: serverDomainName });
    if (!bucketOrigin) return server;
    const pages = new Bucket(this, 'Pages');
    new TerraformOutput(this, 'pages-bucket', {
      value: pages.bucketName,
      description: 'Where the pages are put',
      staticId: true,
    });
    return new OriginGroup(this, 'Origins', {
      primary: new S3Origin(this, 'PagesOrigin', { bucket: pages }),
      fallback: server,
    });
  }

  private nameDistribution({ domainName }: SiteConfig): void {
    const { zone, distribution } = this;
    for (const type of ['A', 'AAAA'] as const) {
      new RecordSet(this, `Apex${type}`, { zone, type, alias: distribution });
      new RecordSet(this, `Www${type}`, {
        zone,
        recordName: `www.${domainName}`,
        type,
        alias: distribution,
      });
    }
  }

  /** Alarms on health checks and DNSSEC are in us-east-1, and so is the topic that they tell. */
  private alarmActions({ alarmTopicArn }: SiteConfig): readonly IAlarmAction[] {
    if (alarmTopicArn === undefined) return [];
    return [Topic.fromTopicAttributes(this, 'Alarms', { topicArn: alarmTopicArn })];
  }
}

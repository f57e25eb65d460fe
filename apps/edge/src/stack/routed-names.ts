import type { IAlarmAction } from '@archway/core';
import type { HostedZone } from '@archway/edge';
import { CidrCollection, HttpsHealthCheck, RecordSet } from '@archway/edge';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import type { SiteConfig } from '../config/config';

export interface RoutedNamesProps {
  readonly config: SiteConfig;
  readonly zone: HostedZone;
  /** us-east-1, where the metrics of health checks live. */
  readonly global: AwsProvider;
  readonly alarmActions: readonly IAlarmAction[];
}

/** One name for each routing policy of Route 53, each for the reason that the policy exists for. */
export function addRoutedNames(scope: Construct, props: RoutedNamesProps): void {
  addMail(scope, props);
  addApi(scope, props);
  addGame(scope, props);
  addLegal(scope, props);
  addMirrors(scope, props);
  addApp(scope, props);
  addTimeServers(scope, props);
  addWiki(scope, props);
}

/** Simple: mail has one answer for everybody. This domain sends none, and says so. */
function addMail(scope: Construct, { zone }: RoutedNamesProps): void {
  new RecordSet(scope, 'Mail', { zone, type: 'MX', values: [{ preference: 0, exchange: '.' }] });
  new RecordSet(scope, 'Senders', { zone, type: 'TXT', values: ['v=spf1 -all'] });
}

/** Failover: the API answers from the first region until its health check says no, then from the second. */
function addApi(scope: Construct, { config, zone, global, alarmActions }: RoutedNamesProps): void {
  const [first, second] = config.regions;
  const home = new Construct(scope, 'Api');
  const healthCheck = new HttpsHealthCheck(home, 'Health', {
    ipAddress: first.apiAddress,
    fqdn: `api.${config.domainName}`,
    resourcePath: '/health',
    searchString: 'ready',
  });
  healthCheck.addAlarm('Down', {
    description: `The API in ${first.region} is down: ${second.region} answers`,
    actions: alarmActions,
    provider: global,
  });
  // A short life, since who has the old answer keeps asking the region that is gone.
  const api = { zone, recordName: `api.${config.domainName}`, type: 'A', ttlSeconds: 30 } as const;
  new RecordSet(home, 'First', {
    ...api,
    values: [first.apiAddress],
    routing: { policy: 'failover', role: 'primary', healthCheck },
  });
  new RecordSet(home, 'Second', {
    ...api,
    values: [second.apiAddress],
    routing: { policy: 'failover', role: 'secondary' },
  });
}

/** Latency: players meet the region that is fastest to reach for them. */
function addGame(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'Game');
  for (const { region, gameAddress } of config.regions) {
    new RecordSet(home, region, {
      zone,
      recordName: `play.${config.domainName}`,
      type: 'A',
      values: [gameAddress],
      routing: { policy: 'latency', region },
    });
  }
}

/** Geolocation: the law that a visitor is under decides what the imprint says; the rest of the world reads English. */
function addLegal(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'Legal');
  const [first, second] = config.regions;
  const legal = { zone, recordName: `legal.${config.domainName}`, type: 'A' } as const;
  new RecordSet(home, 'Germany', {
    ...legal,
    values: [first.apiAddress],
    routing: { policy: 'geolocation', location: { country: 'DE' } },
  });
  new RecordSet(home, 'World', {
    ...legal,
    values: [second.apiAddress],
    routing: { policy: 'geolocation', location: 'default' },
  });
}

/** Geoproximity: the nearest mirror serves downloads; the first has the thicker line and takes from its neighbours. */
function addMirrors(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'Mirrors');
  config.regions.forEach(({ region, mirrorAddress }, at) => {
    new RecordSet(home, region, {
      zone,
      recordName: `downloads.${config.domainName}`,
      type: 'A',
      values: [mirrorAddress],
      routing: {
        policy: 'geoproximity',
        location: { region },
        ...(at === 0 ? { bias: 20 } : {}),
      },
    });
  });
}

/** Weighted: a few visitors get the next version; 0 takes it back without deleting anything. */
function addApp(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'App');
  const [now, next] = config.regions;
  const app = { zone, recordName: `app.${config.domainName}`, type: 'A', ttlSeconds: 60 } as const;
  const versions: Record<string, { address: string; weight: number }> = {
    Now: { address: now.apiAddress, weight: 100 - config.nextVersionPercent },
    Next: { address: next.apiAddress, weight: config.nextVersionPercent },
  };
  for (const [id, { address, weight }] of Object.entries(versions)) {
    new RecordSet(home, id, {
      ...app,
      values: [address],
      routing: { policy: 'weighted', weight },
    });
  }
}

/** Multivalue answer: devices get several time servers at once and try the next when one is silent. */
function addTimeServers(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'TimeServers');
  for (const { region, mirrorAddress } of config.regions) {
    new RecordSet(home, region, {
      zone,
      recordName: `time.${config.domainName}`,
      type: 'A',
      values: [mirrorAddress],
      routing: { policy: 'multivalue' },
    });
  }
}

/** IP-based: the offices reach the wiki through their own line, everybody else through the front door. */
function addWiki(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'Wiki');
  const [office, world] = config.regions;
  const collection = new CidrCollection(home, 'Networks', {
    locations: { office: config.officeNetworks },
  });
  const wiki = { zone, recordName: `wiki.${config.domainName}`, type: 'A' } as const;
  const places = { office: office.apiAddress, default: world.apiAddress };
  for (const [location, address] of Object.entries(places)) {
    new RecordSet(home, location, {
      ...wiki,
      values: [address],
      routing: { policy: 'ip-based', collection, location },
    });
  }
}

import type { IAlarmAction } from '@archway/core';
import type { HostedZone } from '@archway/edge';
import { CidrCollection, HttpsHealthCheck, RecordSet, TcpHealthCheck } from '@archway/edge';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Construct } from 'constructs';
import type { Region, SiteConfig } from '../config/config';

/** The port of MQTT over TLS, registered with IANA. */
const MQTT_OVER_TLS = 8883;

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
  addBrokers(scope, props);
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

/** Latency: players meet the region that is fastest to reach for them, among those that answer. */
function addGame(scope: Construct, props: RoutedNamesProps): void {
  const { config, zone } = props;
  const home = new Construct(scope, 'Game');
  for (const [id, { region, gameAddress }] of inOrder(config)) {
    new RecordSet(home, id, {
      zone,
      recordName: `play.${config.domainName}`,
      type: 'A',
      values: [gameAddress],
      ttlSeconds: 60,
      routing: {
        policy: 'latency',
        region,
        healthCheck: watch(home, `${id}Health`, `The game in ${region}`, gameAddress, 443, props),
      },
    });
  }
}

/** Geolocation: the law that a visitor is under decides what the imprint says; the rest of the world reads English. */
function addLegal(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'Legal');
  const legal = { zone, recordName: `legal.${config.domainName}`, type: 'A' } as const;
  new RecordSet(home, 'Germany', {
    ...legal,
    values: [config.legal.germanyAddress],
    routing: { policy: 'geolocation', location: { country: 'DE' } },
  });
  new RecordSet(home, 'World', {
    ...legal,
    values: [config.legal.worldAddress],
    routing: { policy: 'geolocation', location: 'default' },
  });
}

/** Geoproximity: the nearest mirror serves downloads; the first has the thicker line and takes from its neighbours. */
function addMirrors(scope: Construct, props: RoutedNamesProps): void {
  const { config, zone } = props;
  const home = new Construct(scope, 'Mirrors');
  for (const [id, { region, mirrorAddress }] of inOrder(config)) {
    new RecordSet(home, id, {
      zone,
      recordName: `downloads.${config.domainName}`,
      type: 'A',
      values: [mirrorAddress],
      ttlSeconds: 60,
      routing: {
        policy: 'geoproximity',
        location: { region },
        healthCheck: watch(
          home,
          `${id}Health`,
          `The mirror in ${region}`,
          mirrorAddress,
          443,
          props,
        ),
        ...(id === 'First' ? { bias: 20 } : {}),
      },
    });
  }
}

/** Weighted: a few visitors get the next version; 0 takes it back without deleting anything. */
function addApp(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'App');
  const app = { zone, recordName: `app.${config.domainName}`, type: 'A', ttlSeconds: 60 } as const;
  new RecordSet(home, 'Now', {
    ...app,
    values: [config.app.nowAddress],
    routing: { policy: 'weighted', weight: 100 - config.nextVersionPercent },
  });
  new RecordSet(home, 'Next', {
    ...app,
    values: [config.app.nextAddress],
    routing: { policy: 'weighted', weight: config.nextVersionPercent },
  });
}

/**
 * Multivalue answer: devices get every broker that is up, and try the next when one hangs up. A simple record would name
 * the broken ones as well.
 */
function addBrokers(scope: Construct, props: RoutedNamesProps): void {
  const { config, zone } = props;
  const home = new Construct(scope, 'Brokers');
  for (const [id, { region, brokerAddress }] of inOrder(config)) {
    new RecordSet(home, id, {
      zone,
      recordName: `devices.${config.domainName}`,
      type: 'A',
      values: [brokerAddress],
      ttlSeconds: 60,
      routing: {
        policy: 'multivalue',
        healthCheck: watch(
          home,
          `${id}Health`,
          `The broker in ${region}`,
          brokerAddress,
          MQTT_OVER_TLS,
          props,
        ),
      },
    });
  }
}

/** IP-based: the offices reach the wiki through their own line, everybody else through the front door. */
function addWiki(scope: Construct, { config, zone }: RoutedNamesProps): void {
  const home = new Construct(scope, 'Wiki');
  const collection = new CidrCollection(home, 'Networks', {
    locations: { office: config.officeNetworks },
  });
  const wiki = { zone, recordName: `wiki.${config.domainName}`, type: 'A' } as const;
  new RecordSet(home, 'Office', {
    ...wiki,
    values: [config.wiki.officeAddress],
    routing: { policy: 'ip-based', collection, location: 'office' },
  });
  new RecordSet(home, 'World', {
    ...wiki,
    values: [config.wiki.worldAddress],
    routing: { policy: 'ip-based', collection, location: 'default' },
  });
}

/** Ids go by role: a region that changes keeps its records. */
function inOrder({ regions: [first, second] }: SiteConfig): readonly (readonly [string, Region])[] {
  return [
    ['First', first],
    ['Second', second],
  ];
}

/** A check that a server takes connections, and an alarm when it does not. */
function watch(
  home: Construct,
  id: string,
  what: string,
  ipAddress: string,
  port: number,
  { global, alarmActions }: RoutedNamesProps,
): TcpHealthCheck {
  const healthCheck = new TcpHealthCheck(home, id, { ipAddress, port });
  healthCheck.addAlarm('Down', {
    description: `${what} is down: the others answer`,
    actions: alarmActions,
    provider: global,
  });
  return healthCheck;
}

import type { IAlarmAction } from '@archway/core';
import type { HostedZone } from '@archway/edge';
import { HttpsHealthCheck, RecordSet, TcpHealthCheck } from '@archway/edge';
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

/** Names that both regions answer. Who is down is not answered, and an alarm says so. */
export function addRegionalNames(scope: Construct, props: RoutedNamesProps): void {
  addApi(scope, props);
  addGame(scope, props);
  addMirrors(scope, props);
  addBrokers(scope, props);
}

/**
 * Failover: the API answers from the first region until its health check says no, then from the second. The second is
 * watched too: nobody notices a broken spare before it is needed.
 */
function addApi(scope: Construct, props: RoutedNamesProps): void {
  const { config, zone, global, alarmActions } = props;
  const home = new Construct(scope, 'Api');
  const recordName = `api.${config.domainName}`;
  for (const [id, { region, apiAddress }] of inOrder(config)) {
    const healthCheck = new HttpsHealthCheck(home, `${id}Health`, {
      ipAddress: apiAddress,
      fqdn: recordName,
      resourcePath: '/health',
      searchString: 'ready',
    });
    healthCheck.addAlarm('Down', {
      description: `The API in ${region} is down: the other region has to answer`,
      actions: alarmActions,
      provider: global,
    });
    new RecordSet(home, id, {
      zone,
      recordName,
      type: 'A',
      values: [apiAddress],
      // A short life, since who has the old answer keeps asking the region that is gone.
      ttlSeconds: 30,
      routing: {
        policy: 'failover',
        role: id === 'First' ? 'primary' : 'secondary',
        healthCheck,
      },
    });
  }
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

/** Ids go by role: a region that changes keeps its records. */
function inOrder({
  regions: [first, second],
}: SiteConfig): readonly (readonly ['First' | 'Second', Region])[] {
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

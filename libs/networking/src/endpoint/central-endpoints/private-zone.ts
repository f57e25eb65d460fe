import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Construct } from 'constructs';
import type { InterfaceEndpoint } from '../interface-endpoint/interface-endpoint';
import { regionOf } from '../service/region-of';
import type { CentralEndpointsProps } from './central-endpoints-props';

/** The zone of each name, and which records it has: the name itself, and all below it where the name says so. */
export function zonesOf(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const zones = new Map<string, readonly string[]>();
  for (const name of names) {
    const zone = name.replace(/^\*\./, '');
    zones.set(zone, [...new Set([...(zones.get(zone) ?? []), zone, name])]);
  }
  return zones;
}

/**
 * A private zone whose records lead to an endpoint.
 *
 * @returns its identifier
 */
export function addPrivateZone(
  home: Construct,
  name: string,
  hosts: readonly string[],
  endpoint: InterfaceEndpoint,
  { vpc, ipAddressType = 'ipv4' }: CentralEndpointsProps,
): string {
  const { provider } = vpc;
  const place = new Construct(home, name);
  const zone = new Route53Zone(place, 'Default', {
    name,
    vpc: [{ vpcId: vpc.vpcId, vpcRegion: regionOf(vpc) }],
    // Clients are associated by resources of their own.
    lifecycle: { ignoreChanges: ['vpc'] },
    provider,
    tags: { Name: place.node.path },
  });
  const types = { ipv4: ['A'], ipv6: ['AAAA'], dualstack: ['A', 'AAAA'] }[ipAddressType];
  for (const host of hosts) {
    for (const type of types) {
      new Route53Record(place, host === name ? type : `All${type}`, {
        zoneId: zone.zoneId,
        name: host,
        type,
        alias: {
          name: endpoint.dnsName,
          zoneId: endpoint.dnsHostedZoneId,
          evaluateTargetHealth: false,
        },
        provider,
      });
    }
  }
  return zone.zoneId;
}

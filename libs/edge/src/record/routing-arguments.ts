import type { Route53RecordConfig } from '@cdktf/provider-aws/lib/route53-record';
import { isOpen } from '@archway/core';
import type { GeoLocation, GeoproximityLocation, RoutingPolicy } from './routing-policy';

/** How routing is written for Terraform. */
export function routingArguments(routing: RoutingPolicy): Partial<Route53RecordConfig> {
  switch (routing.policy) {
    case 'simple':
      return {};
    case 'failover':
      return { failoverRoutingPolicy: { type: routing.role.toUpperCase() } };
    case 'geolocation':
      return { geolocationRoutingPolicy: geolocation(routing.location) };
    case 'geoproximity':
      return {
        geoproximityRoutingPolicy: { ...geoproximity(routing.location), bias: routing.bias },
      };
    case 'latency':
      return { latencyRoutingPolicy: { region: routing.region } };
    case 'multivalue':
      return { multivalueAnswerRoutingPolicy: true };
    case 'weighted':
      return { weightedRoutingPolicy: { weight: routing.weight } };
    case 'ip-based':
      return {
        cidrRoutingPolicy: {
          collectionId: routing.collection.cidrCollectionId,
          locationName: routing.location === 'default' ? '*' : routing.location,
        },
      };
  }
}

function geolocation(location: GeoLocation) {
  return location === 'default' ? { country: '*' } : location;
}

function geoproximity(location: GeoproximityLocation) {
  if ('region' in location) return { awsRegion: location.region };
  if ('localZoneGroup' in location) return { localZoneGroup: location.localZoneGroup };
  const { latitude, longitude } = location;
  return { coordinates: [{ latitude: degrees(latitude), longitude: degrees(longitude) }] };
}

function degrees(value: number): string {
  return isOpen(value) ? String(value) : value.toFixed(2);
}

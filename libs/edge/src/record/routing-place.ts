import { isOpen } from '@archway/core';
import type { RoutingPolicy } from './routing-policy';

/**
 * What only one record of a set can stand for, in a few letters: its role, region or location. `undefined` for policies
 * whose records may repeat, and where Terraform computes it.
 */
export function placeKey(routing: RoutingPolicy): string | undefined {
  switch (routing.policy) {
    case 'failover':
      return routing.role;
    case 'geolocation':
      return geolocationKey(routing.location);
    case 'latency':
      return known(routing.region);
    case 'ip-based':
      return known(routing.location);
    case 'geoproximity':
    case 'multivalue':
    case 'simple':
    case 'weighted':
      return undefined;
  }
}

type Location = Extract<RoutingPolicy, { policy: 'geolocation' }>['location'];

function geolocationKey(location: Location): string | undefined {
  if (location === 'default') return 'default';
  if ('continent' in location) return known(`continent ${location.continent}`);
  if ('subdivision' in location) return known(`US-${location.subdivision}`);
  return known(location.country);
}

function known(text: string): string | undefined {
  return isOpen(text) ? undefined : text;
}

import type { Problem } from '@archway/core';
import {
  isOpen,
  notMatching,
  notOneOf,
  notWhole,
  outOfRange,
  problemIf,
  show,
} from '@archway/core';
import { CONTINENTS, COUNTRIES, ROUTING_REGIONS, US_STATES } from './location-codes';
import type { GeoLocation, GeoproximityLocation, RoutingPolicy } from './routing-policy';

/**
 * Ranges of weights and biases.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_GeoProximityLocation.html
 */
const HEAVIEST = 255;
const STRONGEST_BIAS = 99;

/** What is wrong with a record's routing by itself. */
export function routingProblems(routing: RoutingPolicy): readonly Problem[] {
  if (routing.policy === 'simple') return [];
  return [
    notMatching(
      'routing.setIdentifier',
      routing.setIdentifier,
      /^[\x20-\x7e]{1,128}$/,
      '1 to 128 printable characters',
    ),
    ...policyProblems(routing),
  ];
}

function policyProblems(routing: RoutingPolicy): readonly Problem[] {
  switch (routing.policy) {
    case 'failover':
      return [notOneOf('routing.role', routing.role, ['primary', 'secondary'])];
    case 'geolocation':
      return geolocationProblems(routing.location);
    case 'geoproximity':
      return [
        notWhole('routing.bias', routing.bias, -STRONGEST_BIAS, STRONGEST_BIAS),
        ...geoproximityProblems(routing.location),
      ];
    case 'latency':
      return [notOneOf('routing.region', routing.region, ROUTING_REGIONS)];
    case 'weighted':
      return [
        problemIf(routing.weight === undefined, 'routing.weight must be given, got undefined'),
        notWhole('routing.weight', routing.weight, 0, HEAVIEST),
      ];
    case 'ip-based':
      return [notInCollection(routing.location, routing.collection.locationNames)];
    case 'multivalue':
    case 'simple':
      return [];
  }
}

function geolocationProblems(location: GeoLocation): readonly Problem[] {
  if (location === 'default') return [];
  if ('continent' in location) {
    return [notOneOf('routing.location.continent', location.continent, CONTINENTS)];
  }
  const { country } = location;
  if (!('subdivision' in location)) return [unknownCountry(country)];
  return [
    problemIf(
      !isOpen(country) && country !== 'US',
      `routing.location.country must be US beside a subdivision, got ${show(country)}`,
    ),
    notOneOf('routing.location.subdivision', location.subdivision, US_STATES),
  ];
}

/** The whole list of countries would hide what is wrong. */
function unknownCountry(country: string): Problem {
  return problemIf(
    !isOpen(country) && !(COUNTRIES as readonly string[]).includes(country),
    `routing.location.country must be an ISO 3166-1 code that Route 53 knows, such as DE, got ${show(country)}`,
  );
}

function geoproximityProblems(location: GeoproximityLocation): readonly Problem[] {
  if ('region' in location) {
    return [notOneOf('routing.location.region', location.region, ROUTING_REGIONS)];
  }
  if ('localZoneGroup' in location) {
    return [
      notMatching(
        'routing.location.localZoneGroup',
        location.localZoneGroup,
        /^[a-z]{2}(-[a-z]+)+-\d-[a-z]{3}-\d+[a-z]?$/,
        'a group of local zones such as us-west-2-lax-1',
      ),
    ];
  }
  return [
    outOfRange('routing.location.latitude', location.latitude, -90, 90),
    outOfRange('routing.location.longitude', location.longitude, -180, 180),
  ];
}

function notInCollection(location: string, names: readonly string[] | undefined): Problem {
  if (names === undefined || isOpen(location)) return undefined;
  return notOneOf('routing.location', location, ['default', ...names]);
}

import type { ICidrCollection } from '../cidr-collection/cidr-collection-reference';
import type { IHealthCheck } from '../health-check/health-check-reference';
import type { ContinentCode, CountryCode, RoutingRegion, UsStateCode } from './location-codes';

/** One record answers everybody. */
export interface SimpleRouting {
  readonly policy: 'simple';
}

/** What every record has that shares its name and type with others. */
export interface RoutedRecord {
  /**
   * Tells the record from the others of its set, 1 to 128 characters.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly setIdentifier?: string;

  /**
   * The record is not answered while this is unhealthy.
   *
   * @default - none: the record counts as healthy, or as its alias target where that is followed
   */
  readonly healthCheck?: IHealthCheck;
}

/** The primary answers while it is healthy, else the secondary. */
export interface FailoverRouting extends RoutedRecord {
  readonly policy: 'failover';
  readonly role: 'primary' | 'secondary';
}

/** Where somebody who asks may be. The smallest place that fits answers; `default` answers the rest of the world. */
export type GeoLocation =
  | 'default'
  | { readonly continent: ContinentCode }
  | { readonly country: CountryCode }
  /** A state of the United States, the only country whose parts Route 53 tells apart. */
  | { readonly country: 'US'; readonly subdivision: UsStateCode };

/** Answers by the place of who asks. */
export interface GeolocationRouting extends RoutedRecord {
  readonly policy: 'geolocation';
  readonly location: GeoLocation;
}

/** Where a resource is. */
export type GeoproximityLocation =
  | { readonly region: RoutingRegion }
  /** Such as `us-west-2-lax-1`. */
  | { readonly localZoneGroup: string }
  /** In degrees, -90 to 90 and -180 to 180. Route 53 keeps two decimals, to which they are rounded. */
  | { readonly latitude: number; readonly longitude: number };

/** The nearest resource answers. */
export interface GeoproximityRouting extends RoutedRecord {
  readonly policy: 'geoproximity';
  readonly location: GeoproximityLocation;

  /**
   * Makes the area that this record answers larger (up to 99) or smaller (down to -99).
   *
   * @default 0
   */
  readonly bias?: number;
}

/** The region that is fastest to reach answers. */
export interface LatencyRouting extends RoutedRecord {
  readonly policy: 'latency';
  /** Where the resource is. */
  readonly region: RoutingRegion;
}

/** Up to eight healthy records answer together. Not for aliases. */
export interface MultivalueRouting extends RoutedRecord {
  readonly policy: 'multivalue';
}

/** Records answer in proportion to their weights. */
export interface WeightedRouting extends RoutedRecord {
  readonly policy: 'weighted';
  /** 0 to 255. 0 answers only while every record with a weight is unhealthy. */
  readonly weight: number;
}

/** Answers by the address of who asks. Not in private zones. */
export interface IpBasedRouting extends RoutedRecord {
  readonly policy: 'ip-based';
  readonly collection: ICidrCollection;
  /** A location of the collection, or `default` for addresses in none. */
  readonly location: string;
}

/** How Route 53 chooses among records of one name and type. */
export type RoutingPolicy =
  | SimpleRouting
  | FailoverRouting
  | GeolocationRouting
  | GeoproximityRouting
  | LatencyRouting
  | MultivalueRouting
  | WeightedRouting
  | IpBasedRouting;

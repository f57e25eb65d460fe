import type { IDependable } from 'constructs';
import type { IHostedZone } from '../hosted-zone/hosted-zone-reference';
import type { IAliasTarget } from './alias-target';
import type { RecordType, RecordValueTypes } from './record-values';
import type { MultivalueRouting, RoutingPolicy, SimpleRouting } from './routing-policy';

/** The routing that Route 53 has for a type. */
export type RoutingOf<T extends RecordType> = T extends 'DS' | 'NS' | 'SOA'
  ? SimpleRouting
  : T extends 'CNAME'
    ? Exclude<RoutingPolicy, MultivalueRouting>
    : RoutingPolicy;

/** Types that an alias can have. */
export type AliasRecordType = Exclude<RecordType, 'DS' | 'NS' | 'SOA'>;

/** What every record has. */
export interface RecordSetOptions {
  readonly zone: IHostedZone;

  /**
   * The whole name, such as `www.example.com`, within the zone.
   *
   * @default - the name of the zone
   */
  readonly recordName?: string;

  /**
   * Whether to take over a record that exists already.
   *
   * @default - only what Route 53 makes with the zone: its own NS and SOA
   */
  readonly allowOverwrite?: boolean;

  /**
   * What has to stand before the record does.
   *
   * @default - what the record refers to
   */
  readonly dependencies?: readonly IDependable[];
}

/** A record that says values. */
export interface ValuesOf<T extends RecordType> {
  readonly type: T;

  /** At least one, all different. CNAME and SOA have one. */
  readonly values: readonly RecordValueTypes[T][];

  /**
   * How long others remember the answer, in seconds, 0 to 2147483647. The same for all records of one name and type.
   *
   * @default 300
   */
  readonly ttlSeconds?: number;

  /**
   * How Route 53 chooses among records of one name and type.
   *
   * @default - there is only this record
   */
  readonly routing?: RoutingOf<T>;

  readonly alias?: never;
  readonly evaluateTargetHealth?: never;
}

/** A record that answers what something else of AWS, or another record of the zone, answers. */
export interface AliasOf<T extends AliasRecordType> {
  readonly type: T;
  readonly alias: IAliasTarget;

  /**
   * Whether the record counts as unhealthy while its target is.
   *
   * @default - wherever AWS allows it: everywhere but for CloudFront
   */
  readonly evaluateTargetHealth?: boolean;

  /**
   * How Route 53 chooses among records of one name and type.
   *
   * @default - there is only this record
   */
  readonly routing?: Exclude<RoutingOf<T>, MultivalueRouting>;

  readonly values?: never;
  readonly ttlSeconds?: never;
}

export type RecordValues = { [T in RecordType]: ValuesOf<T> }[RecordType];

export type RecordAlias = { [T in AliasRecordType]: AliasOf<T> }[AliasRecordType];

export type RecordSetProps = RecordSetOptions & (RecordValues | RecordAlias);

import type { IConstruct } from 'constructs';

/** The record that becomes an alias. */
export interface AliasRecord extends IConstruct {
  /** The whole name, such as `www.example.com`, without the closing dot. */
  readonly recordName: string;
  /** Such as `A`. */
  readonly recordType: string;
}

/** Where an alias leads. */
export interface AliasDestination {
  readonly dnsName: string;
  /** The zone that AWS keeps for the service, or the zone of the record that is meant. */
  readonly hostedZoneId: string;
  /**
   * Whether Route 53 may ask for the target's health.
   *
   * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
   */
  readonly evaluateTargetHealthAllowed: boolean;
  /**
   * The record types that the target answers.
   *
   * @default - any
   */
  readonly recordTypes?: readonly string[];
}

/** Something that a record can be an alias of. */
export interface IAliasTarget {
  /** Says where `record` leads, which it may refuse. */
  bindAlias(record: AliasRecord): AliasDestination;
}

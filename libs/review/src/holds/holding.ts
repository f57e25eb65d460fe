import type { ObjectValue } from '@archway/terraform';

/**
 * How much is lost with it. `data` cannot be made anew from the configuration; a `record` is data that
 * others have too, or that only looks back; `identity` is what others know it by; `service` is what it
 * does meanwhile.
 */
export type Weight = 'data' | 'record' | 'identity' | 'service';

/** What a type of resource holds. */
export interface Holding {
  /** What a person calls it, such as `queue`. */
  readonly noun: string;
  readonly weight: Weight;
  /** Such as `messages`. */
  readonly holds: string;
  /** What follows for others. @default - nothing that is not plain */
  readonly follows?: string;
}

/** A type of resource, what a person calls it, and what it holds. */
export type Row = readonly [type: string, noun: string, holds: string, follows?: string];

/** What makes a loss less or more than it seems, as far as attributes say. */
export type Remarks = (attributes: ObjectValue) => readonly string[];

import type { ObjectValue } from '@archway/terraform';

/**
 * How much is lost with it: `data` cannot be brought back, `identity` is an address or a name that
 * others know it by, `service` is what serves meanwhile.
 */
export type Weight = 'data' | 'identity' | 'service';

/** What a type of resource holds. */
export interface Holding {
  /** What a person calls it, `queue`; the plural has an s unless `nouns` says otherwise. */
  readonly noun: string;
  readonly nouns?: string;
  readonly weight: Weight;
  /** What is lost with it, such as `messages under way`. */
  readonly holds: string;
  /** What makes its loss less or more than that, as far as its attributes say. */
  readonly remarks?: (attributes: ObjectValue) => readonly string[];
}

import type { Loss, Weight } from '@archway/aws';

export type { Weight };

/** What a type of resource holds. */
export interface Holding extends Loss {
  /** What a person calls it, such as `queue`. */
  readonly noun: string;
}

import type { IConstruct } from 'constructs';

/** Named places, each of which is a list of address blocks, of this app or another. */
export interface ICidrCollection extends IConstruct {
  readonly cidrCollectionId: string;
  /** The names of its locations; unknown for a collection that others deploy. */
  readonly locationNames?: readonly string[];
}

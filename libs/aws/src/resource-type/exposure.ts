import type { GuardLevel } from './loss';

/** An argument that opens a resource. `open` and `closed` follow the resource's name. */
export interface Exposure {
  /**
   * What it opens: `use` lets everybody in without further permission, `address` gives a public address whose
   * use the network still decides.
   */
  readonly opens: 'use' | 'address';
  readonly argument: string;
  /** The values that open it. Where nothing states the argument, the default of the type counts. */
  readonly when: readonly (string | boolean)[];
  /** Values of other arguments with which it opens nothing. */
  readonly notWhen?: Readonly<Record<string, readonly string[]>>;
  readonly open: string;
  readonly closed: string;
  /** Of what was closed before. */
  readonly level?: GuardLevel;
  /** Of what is new. */
  readonly levelOfNew?: GuardLevel;
}

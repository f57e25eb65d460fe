import type { Branch } from '../flow/flow';
import type { Session } from '../run/session';

/** What a person calls what goes in. */
export type Noun = 'photo' | 'object' | 'message' | 'event' | 'request';

/** One thing that is put into the cloud, and followed. */
export interface Entry {
  readonly noun: Noun;
  /** In reports and file names: `a.jpg`, `message 1 to jobs`. */
  readonly name: string;
  /** Where it comes to lie: the key of an object, else the name of a queue, topic or function. */
  readonly key: string;
  readonly bytes: number;
  /** The ways that it can go. */
  readonly branches: readonly Branch[];
  /** Why nothing can come of it, where that is plain from the Terraform. */
  readonly unheard?: string;
  /** The object that it makes, which is removed once the entry is done with. */
  readonly object?: { readonly bucket: string; readonly key: string };
  /**
   * Puts it in.
   *
   * @returns the name by which the trace follows it
   * @throws AwsError where the cloud refuses it
   */
  put(session: Session): Promise<string>;
}

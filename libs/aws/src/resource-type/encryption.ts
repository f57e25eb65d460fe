/**
 * How a type says what encrypts what it holds. With `flag` unset or off, and without a key where there is no
 * `flag`, it is as `otherwise` says; with `flag` on and no key, AWS holds the key.
 */
export interface Encryption {
  /** The argument that names a KMS key. */
  readonly key?: string;
  /** The argument that switches encryption on. */
  readonly flag?: string;
  /** The value of `flag` that switches it on. @default true */
  readonly on?: string;
  /** The argument that decides about a key of the service's own where no KMS key is named. */
  readonly serviceKeyFlag?: string;
  /** What holds the key where nothing is stated. */
  readonly otherwise: 'nobody' | 'aws';
  /** Arguments that name what its encryption comes from instead. */
  readonly inheritedFrom?: readonly string[];
}

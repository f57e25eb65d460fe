/** An argument that is a policy document. */
export interface Policy {
  readonly argument: string;
  /**
   * Whether it says what somebody may do, who may use something, who may take on a role, or what passes an
   * endpoint: everything, where nothing is stated.
   */
  readonly kind: 'identity' | 'resource' | 'trust' | 'endpoint';
  /** The argument that names whose policy it is. @default - the resource's own */
  readonly owner?: string;
  readonly ownerType?: string;
}

/** A resource of which AWS keeps one for each owner: the last one applied wins. */
export interface Single {
  /** The argument that names the owner. */
  readonly owner: string;
  readonly ownerType: string;
  /** The argument of the owner that writes the same thing. */
  readonly inline?: string;
}

/** Where a dead-letter queue is stated. */
export interface Redrive {
  readonly argument: string;
  /** Whether the argument is JSON with `deadLetterTargetArn`, or an ARN. */
  readonly form: 'json' | 'arn';
  /** The resource that states the same, and its argument that names this one. */
  readonly separate?: { readonly type: string; readonly owner: string };
}

/** A limit of AWS. */
export interface Quota {
  /** A name that no other quota has. */
  readonly name: string;
  /** What is counted, such as `layers of a function`. */
  readonly counted: string;
  readonly limit: number;
  /** Whether AWS raises it on request: the limit is then the default. */
  readonly adjustable: boolean;
  /** The page of AWS that states the number. */
  readonly page: string;
  /** What counts: how many of some types name it, how long a list is, how many blocks there are. */
  readonly counts?: {
    /** Types with the argument by which each names it. */
    readonly naming?: readonly (readonly [type: string, argument: string])[];
    /** An argument that is a list. */
    readonly listed?: string;
    /** Blocks. */
    readonly blocks?: readonly string[];
    /** An argument whose number counts. */
    readonly number?: string;
    /** What there is without any. @default 0 */
    readonly atLeast?: number;
  };
}

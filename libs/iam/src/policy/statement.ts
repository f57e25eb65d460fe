/** Whom a statement names: `AWS` and an ARN or account, `Service`, `Federated`, `CanonicalUser`, or `*`. */
export interface NamedPrincipal {
  readonly type: string;
  readonly id: string;
}

export interface Condition {
  /** As it is written, such as `ForAnyValue:StringLike`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement with its lists as lists; an element that is not written is undefined. */
export interface Statement {
  readonly sid?: string;
  /** Counted from 1. */
  readonly position: number;
  readonly effect: 'Allow' | 'Deny';
  readonly principals?: readonly NamedPrincipal[];
  readonly notPrincipals?: readonly NamedPrincipal[];
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly conditions: readonly Condition[];
}

/** A policy, and what it is called in sentences. */
export interface Policy {
  readonly name: string;
  /** Whether `${…}` is a policy variable: from version 2012-10-17 on. */
  readonly hasVariables: boolean;
  readonly statements: readonly Statement[];
}

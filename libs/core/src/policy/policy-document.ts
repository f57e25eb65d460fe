/** Condition operators, each with its keys and the values they are compared with. */
export type Conditions = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** Who a statement speaks of. `*` is everyone, and belongs beside a condition or in a Deny. */
export type Principals =
  | '*'
  | {
      /** Service principals, such as `sns.amazonaws.com`. */
      readonly services?: readonly string[];
      /** ARNs of accounts, roles and users. */
      readonly aws?: readonly string[];
    };

/** One statement of a policy. */
export interface PolicyStatement {
  /** @default - none */
  readonly sid?: string;
  /** @default 'Allow' */
  readonly effect?: 'Allow' | 'Deny';
  /** @default - none, as in a role's own policy */
  readonly principals?: Principals;
  readonly actions: readonly string[];
  /** @default - none, as in a trust policy */
  readonly resources?: readonly string[];
  /** @default - none */
  readonly conditions?: Conditions;
}

/**
 * Statements of one policy, collected by the construct that owns it.
 *
 * Terraform's policy resources overwrite each other, so a queue, topic, bucket, key or role has exactly one of these.
 */
export class PolicyDocument {
  private readonly statements: PolicyStatement[] = [];

  /** Adds statements; what another statement says already is not said again. */
  add(...statements: readonly PolicyStatement[]): void {
    for (const statement of statements) {
      if (this.statements.some((other) => covers(other, statement))) continue;
      const kept = this.statements.filter((other) => !covers(statement, other));
      this.statements.splice(0, Infinity, ...kept, statement);
    }
  }

  get isEmpty(): boolean {
    return this.statements.length === 0;
  }

  /** The policy as AWS reads it. */
  toJson(): string {
    return JSON.stringify({ Version: '2012-10-17', Statement: this.statements.map(render) });
  }
}

/**
 * The conditions that tie a service principal to one resource in one account, so that nobody else's resource can make
 * the service act here (the confused deputy).
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function onlyFrom(sourceArn: string, sourceAccount: string): Conditions {
  return {
    ArnEquals: { 'aws:SourceArn': sourceArn },
    StringEquals: { 'aws:SourceAccount': sourceAccount },
  };
}

/** Denies everything that does not come over TLS. */
export function denyInsecureTransport(
  action: string,
  resources: readonly string[],
): PolicyStatement {
  return {
    sid: 'DenyInsecureTransport',
    effect: 'Deny',
    principals: '*',
    actions: [action],
    resources,
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

/** Whether `wide` says all that `narrow` says: the same but for its actions, and those among its own. */
function covers(wide: PolicyStatement, narrow: PolicyStatement): boolean {
  return (
    narrow.actions.every((action) => wide.actions.includes(action)) &&
    JSON.stringify(render({ ...narrow, actions: wide.actions })) === JSON.stringify(render(wide))
  );
}

function render(statement: PolicyStatement): object {
  const { sid, effect = 'Allow', principals, actions, resources, conditions } = statement;
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    ...(principals === undefined ? {} : { Principal: renderPrincipals(principals) }),
    Action: oneOrMany([...actions].sort()),
    ...(resources === undefined ? {} : { Resource: oneOrMany(resources) }),
    ...(conditions === undefined ? {} : { Condition: conditions }),
  };
}

function renderPrincipals(principals: Principals): string | object {
  if (principals === '*') return '*';
  return {
    ...(principals.services ? { Service: oneOrMany(principals.services) } : {}),
    ...(principals.aws ? { AWS: oneOrMany(principals.aws) } : {}),
  };
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 && values[0] !== undefined ? values[0] : values;
}

/** One policy that takes part in a decision. */
export interface PolicySource {
  /** The Terraform address that states it, such as `aws_sqs_queue_policy.Orders`. */
  readonly address: string;
  readonly document: PolicyDocument;
}

export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly PolicyStatement[];
}

/** A statement as it is written in JSON. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly [element: string]: unknown;
}

/** The text of a policy as statements. @throws SyntaxError for what is no JSON */
export function policyOf(json: string): PolicyDocument {
  const { Version, Statement = [] } = JSON.parse(json) as {
    readonly Version?: string;
    readonly Statement?: PolicyStatement | readonly PolicyStatement[];
  };
  const statements: readonly PolicyStatement[] = isMany(Statement) ? Statement : [Statement];
  return { ...(Version === undefined ? {} : { Version }), Statement: statements };
}

function isMany(
  statement: PolicyStatement | readonly PolicyStatement[],
): statement is readonly PolicyStatement[] {
  return Array.isArray(statement);
}

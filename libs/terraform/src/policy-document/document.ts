/** Of a principal: the provider keeps apart whether there was a text or a list of one. */
export interface Principal {
  readonly type: string;
  readonly identifiers: string | readonly string[];
}

export interface Condition {
  readonly test: string;
  readonly variable: string;
  readonly values: readonly string[];
}

export interface Statement {
  readonly sid?: string;
  readonly effect?: string;
  /** As they are written: a text, a list, or whatever a source document has there. */
  readonly actions?: unknown;
  readonly notActions?: unknown;
  readonly resources?: unknown;
  readonly notResources?: unknown;
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly Condition[];
}

/** A policy document as the AWS provider has it between reading and writing. */
export interface PolicyDocument {
  readonly version: string;
  readonly id: string;
  readonly statements: readonly Statement[];
}

export const EMPTY_DOCUMENT: PolicyDocument = { version: '', id: '', statements: [] };

/** The later document's identifier and higher version count, and its statements replace those of their sid. */
export function merged(one: PolicyDocument, later: PolicyDocument): PolicyDocument {
  const statements = [...one.statements];
  for (const statement of later.statements) {
    const { sid } = statement;
    const at = sid === undefined ? -1 : statements.findIndex((each) => each.sid === sid);
    if (at >= 0) statements[at] = statement;
    else statements.push(statement);
  }
  return {
    version: later.version > one.version ? later.version : one.version,
    id: later.id === '' ? one.id : later.id,
    statements,
  };
}

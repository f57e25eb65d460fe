import { isUnknown, textOf, type Value } from '@archway/terraform';

/** Who a statement speaks of: `AWS` and an ARN, `Service` and a name, or `*` for everyone. */
export interface Principal {
  readonly type: string;
  readonly id: string;
}

export interface Condition {
  /** Such as `ArnLike`. */
  readonly operator: string;
  /** The condition key in lower case, such as `aws:sourcearn`. */
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement of a policy with its lists as lists. References stand in it as Terraform's own text. */
export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Undefined in the policy of an identity. */
  readonly principals?: readonly Principal[];
  readonly notPrincipals?: readonly Principal[];
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly Condition[];
}

/**
 * A policy document as statements.
 *
 * @returns undefined for a document that is not known, or is no JSON
 */
export function readPolicy(value: Value | undefined): readonly Statement[] | undefined {
  const text = isUnknown(value) ? value.expression : textOf(value);
  if (text === undefined) return undefined;
  try {
    const document: unknown = JSON.parse(singleQuoted(text));
    return isRecord(document)
      ? listOf(document['Statement']).filter(isRecord).map(statementOf)
      : [];
  } catch {
    return undefined;
  }
}

/** Within references, instance keys have quotes that JSON would end a text at. */
function singleQuoted(text: string): string {
  return text.replace(/\$\{[^{}]*\}/g, (reference) => reference.replaceAll(/\\?"/g, "'"));
}

function statementOf(statement: Record<string, unknown>): Statement {
  const { Sid, Principal, NotPrincipal, Condition } = statement;
  return {
    ...(typeof Sid === 'string' && Sid !== '' ? { sid: Sid } : {}),
    effect: statement['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    ...(Principal === undefined ? {} : { principals: principalsOf(Principal) }),
    ...(NotPrincipal === undefined ? {} : { notPrincipals: principalsOf(NotPrincipal) }),
    actions: listOf(statement['Action']).map(String),
    notActions: listOf(statement['NotAction']).map(String),
    resources: listOf(statement['Resource']).map(String),
    notResources: listOf(statement['NotResource']).map(String),
    conditions: conditionsOf(Condition),
  };
}

function principalsOf(principal: unknown): readonly Principal[] {
  if (!isRecord(principal)) return listOf(principal).map((id) => ({ type: '*', id: String(id) }));
  return Object.entries(principal).flatMap(([type, ids]) =>
    listOf(ids).map((id) => ({ type, id: String(id) })),
  );
}

function conditionsOf(condition: unknown): readonly Condition[] {
  if (!isRecord(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator,
          key: key.toLowerCase(),
          values: listOf(values).map(String),
        }))
      : [],
  );
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list in JSON. */
export function recordsIn(list: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** Whether an action's pattern, such as `sqs:Send*`, admits an action. */
export function admits(pattern: string, action: string): boolean {
  const parts = pattern
    .split('*')
    .map((part) => part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('?', '.'));
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(action);
}

/** Whether a statement allows an action, by its action list alone. */
export function allows(statement: Statement, action: string): boolean {
  if (statement.effect !== 'Allow') return false;
  return statement.notActions.length > 0
    ? !statement.notActions.some((pattern) => admits(pattern, action))
    : statement.actions.some((pattern) => admits(pattern, action));
}

/** Whether the statement speaks of everyone, in whatever account. */
export function isEveryone(principal: Principal): boolean {
  return principal.id === '*' && (principal.type === '*' || principal.type === 'AWS');
}

/** Whether it is an ARN in whatever account, such as `arn:aws:iam::*:role/deploy`. */
export function isInAnyAccount({ type, id }: Principal): boolean {
  return type === 'AWS' && /^arn:[^:]*:(iam|sts)::[^:]*\*[^:]*:/.test(id);
}

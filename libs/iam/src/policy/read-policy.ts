import type { Condition, NamedPrincipal, Policy, Statement } from './statement';

/** Why a document cannot be read. */
export interface Unreadable {
  readonly problem: string;
}

/** Reads the JSON of a policy, as text or already parsed. It never throws. */
export function readPolicy(name: string, json: unknown): Policy | Unreadable {
  if (typeof json !== 'string') return policyFrom(name, json);
  try {
    return policyFrom(name, JSON.parse(json));
  } catch {
    return { problem: `${name} is not JSON` };
  }
}

function policyFrom(name: string, document: unknown): Policy | Unreadable {
  if (!isRecord(document)) return { problem: `${name} is not a policy: it is not an object` };
  const written = listOf(document['Statement']);
  const statements: Statement[] = [];
  for (const [at, each] of written.entries()) {
    const where = `statement ${at + 1} of ${name}`;
    if (!isRecord(each)) return { problem: `${where} is not an object` };
    if (each['Effect'] !== 'Allow' && each['Effect'] !== 'Deny')
      return { problem: `the Effect of ${where} is neither Allow nor Deny` };
    statements.push(statementFrom(each, each['Effect'], at + 1));
  }
  return { name, hasVariables: document['Version'] === '2012-10-17', statements };
}

function statementFrom(
  written: Record<string, unknown>,
  effect: Statement['effect'],
  position: number,
): Statement {
  const { Sid, Principal, NotPrincipal, Action, NotAction, Resource, NotResource } = written;
  return {
    ...(typeof Sid === 'string' && Sid !== '' ? { sid: Sid } : {}),
    position,
    effect,
    ...(Principal === undefined ? {} : { principals: principalsFrom(Principal) }),
    ...(NotPrincipal === undefined ? {} : { notPrincipals: principalsFrom(NotPrincipal) }),
    ...(Action === undefined ? {} : { actions: textsOf(Action) }),
    ...(NotAction === undefined ? {} : { notActions: textsOf(NotAction) }),
    ...(Resource === undefined ? {} : { resources: textsOf(Resource) }),
    ...(NotResource === undefined ? {} : { notResources: textsOf(NotResource) }),
    conditions: conditionsFrom(written['Condition']),
  };
}

function principalsFrom(principal: unknown): readonly NamedPrincipal[] {
  if (!isRecord(principal)) return textsOf(principal).map((id) => ({ type: '*', id }));
  return Object.entries(principal).flatMap(([type, ids]) =>
    textsOf(ids).map((id) => ({ type, id })),
  );
}

function conditionsFrom(block: unknown): readonly Condition[] {
  if (!isRecord(block)) return [];
  return Object.entries(block).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: textsOf(values) }))
      : [],
  );
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

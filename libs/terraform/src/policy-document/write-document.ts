import { objectFrom, type Value } from '../value/value';
import type { Condition, PolicyDocument, Principal, Statement } from './document';
import { reversed } from './set-order';

/** A document as an object of JSON, its parts in the order of the provider; what is empty is left out. */
export function jsonOf({ version, id, statements }: PolicyDocument): object {
  return {
    ...(version === '' ? {} : { Version: version }),
    ...(id === '' ? {} : { Id: id }),
    ...(statements.length === 0 ? {} : { Statement: statements.map(statementJson) }),
  };
}

function statementJson(statement: Statement): object {
  return {
    Sid: statement.sid,
    Effect: statement.effect,
    Action: statement.actions,
    NotAction: statement.notActions,
    Resource: statement.resources,
    NotResource: statement.notResources,
    Principal: principalsJson(statement.principals),
    NotPrincipal: principalsJson(statement.notPrincipals),
    Condition: conditionsJson(statement.conditions),
  };
}

function principalsJson(principals: readonly Principal[]): unknown {
  const [first, ...others] = principals;
  if (first === undefined) return undefined;
  const { type, identifiers } = first;
  if (others.length === 0 && type === '*' && [identifiers].flat().join() === '*') return '*';
  const byType = new Map<string, string | readonly string[]>();
  for (const each of principals) {
    const known = byType.get(each.type);
    const more =
      typeof each.identifiers === 'string' ? each.identifiers : reversed(each.identifiers);
    byType.set(each.type, known === undefined ? more : [known, more].flat());
  }
  return sorted(byType);
}

function conditionsJson(conditions: readonly Condition[]): unknown {
  if (conditions.length === 0) return undefined;
  const byTest = new Map<string, Map<string, readonly string[]>>();
  for (const { test, variable, values } of conditions) {
    const byVariable = byTest.get(test) ?? new Map<string, readonly string[]>();
    byVariable.set(variable, [...(byVariable.get(variable) ?? []), ...values]);
    byTest.set(test, byVariable);
  }
  return sorted(
    new Map(
      [...byTest].map(([test, byVariable]) => [
        test,
        sorted(new Map([...byVariable].map(([name, values]) => [name, single(values)]))),
      ]),
    ),
  );
}

function single(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

function sorted(entries: ReadonlyMap<string, Value>): Value {
  return objectFrom([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
}

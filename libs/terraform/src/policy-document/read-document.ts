import { EvaluationError } from '../expression/evaluation-error';
import type { Condition, PolicyDocument, Principal, Statement } from './document';

/**
 * A source or override document, as the AWS provider reads it: what it does not know is dropped.
 *
 * @throws EvaluationError for what the provider refuses
 */
export function readDocument(json: string): PolicyDocument {
  const document = recordIn(parsed(json), 'the document');
  return {
    version: textIn(document, 'Version') ?? '',
    id: textIn(document, 'Id') ?? '',
    statements: listIn(field(document, 'Statement')).map(statementOf),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new EvaluationError('a source or override document is no JSON');
  }
}

function statementOf(json: unknown): Statement {
  const statement = recordIn(json, 'a statement');
  const sid = textIn(statement, 'Sid');
  const effect = textIn(statement, 'Effect');
  return {
    ...(sid === undefined || sid === '' ? {} : { sid }),
    ...(effect === undefined || effect === '' ? {} : { effect }),
    actions: field(statement, 'Action'),
    notActions: field(statement, 'NotAction'),
    resources: field(statement, 'Resource'),
    notResources: field(statement, 'NotResource'),
    principals: principalsOf(field(statement, 'Principal')),
    notPrincipals: principalsOf(field(statement, 'NotPrincipal')),
    conditions: conditionsOf(field(statement, 'Condition')),
  };
}

function principalsOf(json: unknown): readonly Principal[] {
  if (json === undefined) return [];
  if (typeof json === 'string') return [{ type: '*', identifiers: ['*'] }];
  return Object.entries(recordIn(json, 'a principal')).map(([type, identifiers]) => ({
    type,
    identifiers:
      typeof identifiers === 'string'
        ? identifiers
        : listIn(identifiers).map((each) => stringIn(each, 'an identifier of a principal')),
  }));
}

function conditionsOf(json: unknown): readonly Condition[] {
  if (json === undefined) return [];
  return Object.entries(recordIn(json, 'a condition')).flatMap(([test, variables]) =>
    Object.entries(recordIn(variables, 'a condition')).flatMap(([variable, values]) => {
      if (typeof values === 'boolean') return [{ test, variable, values: [String(values)] }];
      if (typeof values === 'string') return [{ test, variable, values: [values] }];
      // The provider drops numbers without a word.
      if (!Array.isArray(values)) return [];
      const texts = values.map((each) => stringIn(each, 'a value of a condition'));
      return [{ test, variable, values: texts }];
    }),
  );
}

/** Go finds a field in whatever case it is written. */
function field(record: Readonly<Record<string, unknown>>, name: string): unknown {
  const found = Object.keys(record).filter((key) => key.toLowerCase() === name.toLowerCase());
  const value = record[found.at(-1) ?? name];
  return value === null ? undefined : value;
}

function textIn(record: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = field(record, name);
  return value === undefined ? undefined : stringIn(value, name);
}

function stringIn(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new EvaluationError(`${what} is no text`);
  return value;
}

function listIn(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new EvaluationError('the provider takes a list only');
  return value;
}

function recordIn(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EvaluationError(`${what} is no object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

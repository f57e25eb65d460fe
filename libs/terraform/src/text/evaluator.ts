import { Code } from '../document/code';
import { isJsonObject, type Json } from '../document/document';
import { SyntaxNotRead } from '../expression/cursor';
import { evaluate } from '../expression/evaluate';
import { EvaluationError } from '../expression/evaluation-error';
import { parseTemplate } from '../expression/parse-template';
import { Budget, withNames, type Scope } from '../expression/scope';
import type { Expression } from '../expression/syntax';
import { ofKind } from '../value/kind';
import {
  isUnknown,
  objectFrom,
  textOf,
  Unknown,
  type ObjectValue,
  type Value,
} from '../value/value';
import { expandDynamic } from './dynamic-blocks';
import type { Names } from './instances';

/** What an object of a document is: an object of values, or the arguments of a block. */
export type Meaning = 'object' | 'block';

/**
 * Evaluates what stands in a document, where every string is a template. What Terraform refuses is a
 * mark that says why.
 */
export function evaluateJson(json: Json, scope: Scope, names: Names, meaning: Meaning): Value {
  if (typeof json === 'string' || json instanceof Code) return leaf(json, scope, names);
  if (Array.isArray(json)) {
    const items = (json as readonly Json[]).map((item) =>
      evaluateJson(item, scope, names, meaning),
    );
    return meaning === 'object' ? ofKind('tuple', items) : items;
  }
  if (!isJsonObject(json)) return json;
  const { dynamic } = json;
  const repeats = meaning === 'block' && isJsonObject(dynamic) ? dynamic : undefined;
  const entries: [string, Value][] = [];
  for (const [name, item] of Object.entries(json)) {
    if (name === '//' || (name === 'dynamic' && repeats !== undefined)) continue;
    const key = /[$%]\{/.test(name) ? leaf(name, scope, names) : name;
    if (isUnknown(key)) return key;
    entries.push([textOf(key) ?? name, evaluateJson(item, scope, names, meaning)]);
  }
  if (repeats === undefined) return ofKind(meaning, objectFrom(entries));
  const written = objectFrom(entries);
  const made = expandDynamic(repeats, json, written, names, (inner, at) =>
    evaluateJson(inner, scope, at, 'block'),
  );
  return ofKind('block', objectFrom([...entries, ...Object.entries(made)]));
}

function leaf(json: string | Code, scope: Scope, names: Names): Value {
  if (typeof json === 'string' && !/[$%]\{/.test(json)) return json;
  try {
    const expression = typeof json === 'string' ? templateOf(json) : json.parsed;
    return evaluate(expression, names.size === 0 ? scope : withNames(scope, names));
  } catch (error) {
    const text = typeof json === 'string' ? json : `\${${json.text}}`;
    if (error instanceof SyntaxNotRead || error instanceof EvaluationError) {
      return new Unknown(text, [], error.message);
    }
    // A chain of references may be deeper than the stack.
    if (error instanceof RangeError) return new Unknown(text, [], 'it is nested too deeply');
    throw error;
  }
}

/**
 * Evaluates a template with names of its own, as `templatefile` does.
 *
 * @throws EvaluationError for what Terraform refuses
 */
export function evaluateText(text: string, variables: ObjectValue, around: Scope): Value {
  const names = new Map(Object.entries(variables));
  const missing = (name: string): never => {
    throw new EvaluationError(`the template has no variable ${name}`);
  };
  try {
    return evaluate(templateOf(text), withNames({ ...around, name: missing }, names));
  } catch (error) {
    if (error instanceof SyntaxNotRead) throw new EvaluationError(error.message);
    throw error;
  }
}

/** A value that can neither refer to anything nor call a function, such as one of a `.tfvars` file. */
export function constantOf(json: Json): Value {
  const refused = (name: string): never => {
    throw new EvaluationError(`the value of a variable cannot use ${name}`);
  };
  const scope = { name: refused, call: refused, budget: new Budget() };
  return evaluateJson(json, scope, NO_NAMES, 'object');
}

const NO_NAMES: Names = new Map();

const templates = new Map<string, Expression>();

/** Each instance of a module evaluates the same texts. */
export function templateOf(text: string): Expression {
  let expression = templates.get(text);
  if (expression === undefined) {
    expression = parseTemplate(text);
    if (templates.size > 20_000) templates.clear();
    templates.set(text, expression);
  }
  return expression;
}

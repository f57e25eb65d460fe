import { Code } from '../document/code';
import type { Json, JsonObject } from '../document/document';
import { SyntaxNotRead } from '../expression/cursor';
import { evaluate } from '../expression/evaluate';
import { EvaluationError } from '../expression/evaluation-error';
import type { Expression } from '../expression/syntax';
import { convert } from '../types/convert';
import { parseType } from '../types/parse-type';
import type { Type } from '../types/type';
import type { Unknown } from '../value/value';
import { type Value } from '../value/value';
import { bare, isSecret } from './blocks';
import { constantOf, templateOf } from './evaluator';
import type { ModuleInstance } from './module-instance';

/** What the root module is given: a value, or a text that its variable's type makes a value of. */
export type GivenVariables = ReadonlyMap<
  string,
  { readonly value: Value } | { readonly text: string }
>;

/** The value of an input variable: what the caller gives, else its default. */
export function valueOfVariable(
  name: string,
  body: JsonObject | undefined,
  module: ModuleInstance,
): Value {
  const mark = (reason: string): Unknown => module.mark(`var.${name}`, reason);
  if (body === undefined) return mark(`var.${name} has no value`);
  // The model shows text to people: what is sensitive does not get into it.
  if (isSecret(body)) return mark('it is sensitive');
  const value = givenValue(name, body, module);
  return value === undefined ? mark(`var.${name} has no value`) : value;
}

/** The value in the variable's type, also of a sensitive one; undefined where it has none. */
export function givenValue(
  name: string,
  body: JsonObject,
  module: ModuleInstance,
): Value | undefined {
  const type = typeIn(body['type'], module);
  const given = givenTo(name, module, type);
  const value = given === null && body['nullable'] === false ? undefined : given;
  const standard = body['default'];
  if (value === undefined && standard === undefined) return undefined;
  const taken = value === undefined ? module.value(standard ?? null) : value;
  if (type === undefined) return taken;
  try {
    return convert(taken, type);
  } catch (error) {
    if (error instanceof EvaluationError) return module.mark(`var.${name}`, error.message);
    throw error;
  }
}

/** A text stands for itself where the type is a primitive or none, else it is an expression. */
function typed(text: string, type: Type | undefined): Value | undefined {
  if (type === undefined || ['string', 'number', 'bool'].includes(type.kind)) return text;
  try {
    return constantOf(`\${${text}}`);
  } catch (error) {
    if (error instanceof SyntaxNotRead) return undefined;
    throw error;
  }
}

function typeIn(json: Json | undefined, module: ModuleInstance): Type | undefined {
  const expression = json instanceof Code ? json.parsed : expressionIn(json);
  return expression && parseType(expression, (part) => evaluate(part, module.scope));
}

/** Terraform JSON writes a type as a text. */
function expressionIn(json: Json | undefined): Expression | undefined {
  if (typeof json !== 'string') return undefined;
  try {
    return templateOf(`\${${bare(json)}}`);
  } catch (error) {
    if (error instanceof SyntaxNotRead) return undefined;
    throw error;
  }
}

function givenTo(name: string, module: ModuleInstance, type: Type | undefined): Value | undefined {
  const { caller, estate } = module;
  if (caller === undefined) {
    const given = estate.given.get(name);
    if (given === undefined || 'value' in given) return given?.value;
    const value = typed(given.text, type);
    return value === undefined ? module.mark(`var.${name}`, 'its value is no expression') : value;
  }
  const argument = caller.call[name];
  return argument === undefined ? undefined : caller.module.value(argument, caller.names);
}

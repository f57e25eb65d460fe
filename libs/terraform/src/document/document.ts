import type { Expression } from '../expression/syntax';
import { toText } from '../expression/to-text';
import { Code } from './code';
import { withoutLongNumbers } from './exact-numbers';
import { jsonProblem } from './json-problem';

/** The Terraform could not be read. The message is one line that names the file and what to do. */
export class UnreadableTerraform extends Error {
  override readonly name = 'UnreadableTerraform';
}

/** Terraform's JSON syntax, before any expression in it is evaluated. */
export type Json =
  null | boolean | number | string | Code | readonly Json[] | { readonly [name: string]: Json };

export type JsonObject = { readonly [name: string]: Json };

/** The block types that a Terraform configuration may have at its top. */
const TOP_LEVEL = [
  'resource',
  'data',
  'provider',
  'terraform',
  'output',
  'variable',
  'locals',
  'module',
  'moved',
  'import',
  'removed',
  'check',
  'ephemeral',
];

/**
 * @param file names the text in errors
 * @throws {@link UnreadableTerraform} for text that is no JSON or no Terraform
 */
export function parseDocument(text: string, file: string): JsonObject {
  let json: Json;
  try {
    // A template that is a number alone is that number.
    json = JSON.parse(withoutLongNumbers(text, (digits) => `"\${${digits}}"`)) as Json;
  } catch (error) {
    throw new UnreadableTerraform(`${file}: is not valid JSON (${jsonProblem(error)})`);
  }
  if (!isJsonObject(json)) {
    throw new UnreadableTerraform(
      `${file}: a Terraform configuration is a JSON object, got ${kindOf(json)}`,
    );
  }
  const keys = Object.keys(json);
  const wrong = malformed(json);
  if (wrong !== undefined) throw new UnreadableTerraform(`${file}: ${wrong}`);
  if (keys.length > 0 && !keys.some((key) => key === '//' || TOP_LEVEL.includes(key))) {
    throw new UnreadableTerraform(
      `${file}: is JSON, but no Terraform configuration: none of its keys (${keys.slice(0, 3).join(', ')}) is a block such as resource or data`,
    );
  }
  return json;
}

function malformed(json: JsonObject): string | undefined {
  for (const mode of ['resource', 'data'] as const) {
    for (const types of objectsOf(json[mode])) {
      for (const [type, named] of Object.entries(types)) {
        if (type !== '//' && objectsOf(named).length === 0) {
          return `${mode}.${type} must be an object of named blocks, got ${kindOf(named)}`;
        }
      }
    }
    const top = json[mode];
    if (
      top !== undefined &&
      objectsOf(top).length === 0 &&
      !(Array.isArray(top) && top.length === 0)
    ) {
      return `${mode} must be an object of types, got ${kindOf(top)}`;
    }
  }
  return undefined;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Code)
  );
}

/** Terraform JSON writes a block as an object or as a list of objects. */
export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((item) =>
    isJsonObject(item),
  );
}

/** The items of a list, of constants or of expressions; none for what is no list. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  if (!(value instanceof Code) || value.parsed.kind !== 'list') return [];
  return value.parsed.items.map(codeOf);
}

/** The entries of an object, of constants or of expressions; none for what is no object. */
export function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  if (isJsonObject(value)) return Object.entries(value);
  if (!(value instanceof Code) || value.parsed.kind !== 'object') return [];
  return value.parsed.entries.map(({ key, value: item }) => [
    key.kind === 'literal' ? String(key.value) : toText(key),
    codeOf(item),
  ]);
}

function codeOf(expression: Expression): Json {
  return expression.kind === 'literal'
    ? expression.value
    : new Code(expression, toText(expression));
}

function kindOf(value: Json | undefined): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

import { join } from 'node:path';
import type { ReadOptions } from '../configuration/configuration';
import { isJsonObject, UnreadableTerraform, type Json } from '../document/document';
import { withoutLongNumbers } from '../document/exact-numbers';
import { readText } from '../document/read-text';
import { parseHcl } from '../hcl/hcl';
import { constantOf } from '../text/evaluator';
import type { GivenVariables } from '../text/variables';
import { numericFrom } from '../value/fraction';
import { isList, isObject, objectFrom, type ObjectValue, type Value } from '../value/value';
import { entries } from './module-files';

/**
 * The values that the root module is given, in Terraform's order: the environment, `terraform.tfvars`,
 * `*.auto.tfvars`, then what the command says.
 *
 * @param folder whose files of values count; none for a file that stands for itself
 * @throws {@link UnreadableTerraform} for a file of values that does not parse
 */
export function givenVariables(folder: string | undefined, options: ReadOptions): GivenVariables {
  const given = new Map<string, { readonly value: Value } | { readonly text: string }>();
  const put = (values: Iterable<readonly [string, Value]>): void => {
    for (const [name, value] of values) given.set(name, { value });
  };
  for (const [name, text] of Object.entries(options.environment ?? {})) given.set(name, { text });
  if (folder !== undefined) filesIn(folder).forEach((file) => put(valuesIn(file)));
  for (const argument of options.arguments ?? []) {
    if ('file' in argument) put(valuesIn(argument.file));
    else given.set(argument.name, { text: argument.text });
  }
  put(Object.entries(options.variables ?? {}));
  return given;
}

function withNumbers(value: Value): Value {
  if (typeof value === 'string') {
    const digits = /^\0number (.*)$/.exec(value)?.[1];
    return digits === undefined ? value : (numericFrom(digits) ?? value);
  }
  if (isList(value)) return value.map(withNumbers);
  if (!isObject(value)) return value;
  return objectFrom(Object.entries(value).map(([name, item]) => [name, withNumbers(item)]));
}

/** The files of values that Terraform takes by itself. */
function filesIn(folder: string): readonly string[] {
  const names = entries(folder);
  return [
    ...['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name)),
    ...names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)),
  ].map((name) => join(folder, name));
}

function valuesIn(file: string): readonly (readonly [string, Value])[] {
  const text = readText(file, 'write it first');
  if (file.endsWith('.json')) return Object.entries(objectIn(text, file));
  return Object.entries(valuesOf(text, file)).map(([name, json]) => [name, constantOf(json)]);
}

/** What is wrong is named by its line alone: the text there may be a secret. */
function valuesOf(text: string, file: string): { readonly [name: string]: Json } {
  try {
    return parseHcl(text, file).document;
  } catch (error) {
    if (!(error instanceof UnreadableTerraform)) throw error;
    const line = /\(line (\d+): /.exec(error.message.slice(file.length))?.[1] ?? '1';
    throw new UnreadableTerraform(`${file}: is not valid HCL (line ${line})`);
  }
}

/** Stands before the digits of a number that JSON would round; nobody writes it into a text. */
const NUMBER = '\\u0000number ';

function objectIn(text: string, file: string): { readonly [name: string]: Value } {
  try {
    const json = JSON.parse(withoutLongNumbers(text, (digits) => `"${NUMBER}${digits}"`)) as Json;
    if (isJsonObject(json)) return withNumbers(json) as ObjectValue;
  } catch {
    // The message below says what is expected.
  }
  throw new UnreadableTerraform(`${file}: values of variables are a JSON object`);
}

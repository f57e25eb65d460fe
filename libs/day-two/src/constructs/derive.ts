import { parseType, type DeclaredProps, type DeclaredType } from '@archway/core';
import type { Construct } from 'constructs';
import { makers, values } from './values';

/** Makes a value, and in the scope what the value refers to. */
export type Make = (scope: Construct) => unknown;

type Tables = DeclaredProps<string>;

/**
 * Values that fit a declared type, each different from the ones before; what a construct refuses of them is for the
 * caller to find out. None where nothing is known of such a value.
 *
 * @param path the construct or object and the prop, such as `Queue.delaySeconds`
 */
export function valuesOf(tables: Tables, text: string, path: string, depth = 0): readonly Make[] {
  const given = values[path] ?? values[path.slice(path.lastIndexOf('.') + 1)];
  if (given !== undefined) return given;
  return ofType(tables, parseType(text), path, depth);
}

function ofType(tables: Tables, type: DeclaredType, path: string, depth: number): readonly Make[] {
  const makes: Make[] = type.literals.slice(0, MOST).map((value) => () => value);
  if (type.kinds.has('boolean')) makes.push(...[true, false].map((value) => () => value));
  if (type.kinds.has('number')) makes.push(...NUMBERS.map((value) => () => value));
  if (depth > DEEPEST) return makes;
  for (const name of type.objects) makes.push(...objects(tables, name, depth));
  for (const within of [type.list, type.record]) {
    if (within === undefined) continue;
    const [first, second = first] = valuesOf(tables, within.text, path, depth + 1);
    if (first === undefined || second === undefined) continue;
    const isList = within === type.list;
    makes.push(
      (scope) => (isList ? [first(scope)] : { first: first(scope) }),
      (scope) => (isList ? [second(scope)] : { first: first(scope), second: second(scope) }),
    );
  }
  return makes;
}

/** Objects of a named form: what it requires alone, and with each other value of its first required field. */
function objects(tables: Tables, name: string, depth: number): readonly Make[] {
  const made = makers[name];
  if (made !== undefined) return made;
  const union = tables.unions[name];
  if (union !== undefined) return ofType(tables, parseType(union), name, depth);
  const shape = tables.shapes[name];
  return shape === undefined ? [] : withRequired(tables, name, depth);
}

/** The smallest objects of a form. */
export function withRequired(tables: Tables, name: string, depth = 0): readonly Make[] {
  const shape = tables.shapes[name] ?? {};
  const required = Object.entries(shape).filter(([key]) => !key.endsWith('?'));
  const fields = required.map(
    ([key, text]) => [key, valuesOf(tables, text, `${name}.${key}`, depth + 1)] as const,
  );
  if (fields.some(([, makes]) => makes.length === 0)) return [];
  const variants = Math.min(MOST, Math.max(1, ...fields.map(([, makes]) => makes.length)));
  return Array.from(
    { length: variants },
    (_, at): Make =>
      (scope) =>
        Object.fromEntries(fields.map(([key, makes]) => [key, (makes[at] ?? makes[0])?.(scope)])),
  );
}

const MOST = 6;
const DEEPEST = 5;

/** Of these a construct takes some, whatever it counts. */
const NUMBERS = [1, 2, 5, 7, 10, 30, 60, 100, 300, 1_000, 3_600, 64_512, 65_000, 86_400];

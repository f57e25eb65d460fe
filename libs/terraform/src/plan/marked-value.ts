import { isJsonObject, type Json } from '../document/document';
import { Sensitive, Unknown, type ObjectValue, type Value } from '../value/value';
import type { Marks } from './plan';

/** What the value at a path would come from, by a configuration's expressions. */
export type Origins = (path: readonly (string | number)[]) => readonly string[];

const NO_ORIGINS: Origins = () => [];

/**
 * A value of a plan with its marks put in: an `Unknown` where it is known only after the apply, a
 * `Sensitive` where Terraform says so. Parts without marks are the parsed JSON itself.
 */
export function markedValue(
  json: Json | undefined,
  unknown: Marks | undefined,
  sensitive: Marks | undefined,
  origins: Origins = NO_ORIGINS,
): Value {
  return marked(json, unknown ?? false, sensitive ?? false, origins, []);
}

/** The same for all attributes of a resource; undefined where there is no such resource. */
export function markedObject(
  json: Json | undefined,
  unknown: Marks | undefined,
  sensitive: Marks | undefined,
  origins: Origins = NO_ORIGINS,
): ObjectValue | undefined {
  if (!isJsonObject(json)) return undefined;
  // A mark on the whole resource is one on each of its attributes.
  if (unknown !== true && sensitive !== true) {
    return markedValue(json, unknown, sensitive, origins) as ObjectValue;
  }
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      marked(value, unknown === true, sensitive === true, origins, [name]),
    ]),
  );
}

function marked(
  json: Json | undefined,
  unknown: Marks,
  sensitive: Marks,
  origins: Origins,
  path: readonly (string | number)[],
): Value {
  if (sensitive === true) return new Sensitive(marked(json, unknown, false, origins, path));
  if (unknown === true) {
    return new Unknown('(known after apply)', origins(path), 'known only after an apply');
  }
  if (!hasMarks(unknown) && !hasMarks(sensitive)) return json ?? null;
  if (Array.isArray(json) || Array.isArray(unknown)) {
    const items = (Array.isArray(json) ? json : []) as readonly Json[];
    const marks = Array.isArray(unknown) ? (unknown as readonly Marks[]) : [];
    return Array.from({ length: Math.max(items.length, marks.length) }, (_, at) =>
      marked(items[at], part(unknown, at), part(sensitive, at), origins, [...path, at]),
    );
  }
  const object = isJsonObject(json) ? json : {};
  const names = new Set([...Object.keys(object), ...markedNames(unknown)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      marked(object[name], part(unknown, name), part(sensitive, name), origins, [...path, name]),
    ]),
  );
}

function part(marks: Marks, at: string | number): Marks {
  if (typeof marks === 'boolean') return marks;
  if (Array.isArray(marks)) return (marks as readonly Marks[])[Number(at)] ?? false;
  const byName = marks as { readonly [name: string]: Marks };
  return Object.hasOwn(byName, at) ? (byName[at] ?? false) : false;
}

function markedNames(marks: Marks): readonly string[] {
  if (typeof marks === 'boolean' || Array.isArray(marks)) return [];
  return Object.entries(marks)
    .filter(([, mark]) => hasMarks(mark))
    .map(([name]) => name);
}

function hasMarks(marks: Marks): boolean {
  if (typeof marks === 'boolean') return marks;
  return Object.values(marks).some((mark) => hasMarks(mark));
}

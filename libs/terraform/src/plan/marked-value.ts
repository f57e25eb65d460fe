import { isJsonObject, type Json } from '../document/document';
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  Sensitive,
  Unknown,
  type ObjectValue,
  type Value,
} from '../value/value';
import type { Marks } from './plan';
import { partOf, type Secrets } from './secrets';

/** What the value at a path would come from, by a configuration's expressions. */
export type Origins = (path: readonly (string | number)[]) => readonly string[];

/** The marks of a value, and what else is needed to put them in. */
export interface Marking {
  /** @default - all is known */
  readonly unknown?: Marks | undefined;
  /** @default - nothing is sensitive */
  readonly sensitive?: Marks | undefined;
  /** Texts that are sensitive wherever they stand. @default - none */
  readonly secrets?: Secrets;
  /** @default - unknown values have no references */
  readonly origins?: Origins;
}

/**
 * A value of a plan with its marks put in: an `Unknown` where it is known only after the apply, a
 * `Sensitive` where Terraform says so or where a secret was copied to. Where there can be neither, it
 * is the parsed JSON itself.
 */
export function markedValue(json: Json | undefined, marking: Marking): Value {
  const { unknown = false, sensitive = false } = marking;
  return marked(json, unknown, sensitive, marking, []);
}

/** The same for all attributes of a resource; undefined where there is no such resource. */
export function markedObject(json: Json | undefined, marking: Marking): ObjectValue | undefined {
  if (!isJsonObject(json)) return undefined;
  const { unknown = false, sensitive = false } = marking;
  // A mark on the whole resource is one on each of its attributes.
  if (unknown !== true && sensitive !== true) return markedValue(json, marking) as ObjectValue;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      marked(value, unknown === true, sensitive === true, marking, [name]),
    ]),
  );
}

function marked(
  json: Json | undefined,
  unknown: Marks,
  sensitive: Marks,
  marking: Marking,
  path: readonly (string | number)[],
): Value {
  if (sensitive === true) {
    // What the mark holds is never shown, only compared: it is kept as it is.
    const { origins } = marking;
    return new Sensitive(
      marked(json, unknown, false, origins === undefined ? {} : { origins }, path),
    );
  }
  if (unknown === true) {
    const references = marking.origins?.(path) ?? [];
    return new Unknown('(known after apply)', references, 'known only after an apply');
  }
  const plain = !hasMarks(unknown) && !hasMarks(sensitive);
  if (plain && marking.secrets?.any !== true) return json ?? null;
  if (typeof json === 'string') {
    return marking.secrets?.conceals(json) === true ? new Sensitive(json) : json;
  }
  if (plain && !isJsonObject(json) && !Array.isArray(json)) return json ?? null;
  if (Array.isArray(json) || Array.isArray(unknown)) {
    const items = (Array.isArray(json) ? json : []) as readonly Json[];
    const marks = Array.isArray(unknown) ? (unknown as readonly Marks[]) : [];
    return Array.from({ length: Math.max(items.length, marks.length) }, (_, at) =>
      marked(items[at], partOf(unknown, at), partOf(sensitive, at), marking, [...path, at]),
    );
  }
  const object = isJsonObject(json) ? json : {};
  const names = new Set([...Object.keys(object), ...markedNames(unknown)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      marked(object[name], partOf(unknown, name), partOf(sensitive, name), marking, [
        ...path,
        name,
      ]),
    ]),
  );
}

/** A value from elsewhere, such as a configuration's text, without the secrets of a plan. */
export function concealed(value: Value, secrets: Secrets): Value {
  if (!secrets.any) return value;
  if (isSensitive(value)) return value;
  if (isUnknown(value)) return secrets.conceals(value.expression) ? new Sensitive(value) : value;
  if (typeof value === 'string') return secrets.conceals(value) ? new Sensitive(value) : value;
  if (isList(value)) return value.map((item) => concealed(item, secrets));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, concealed(item, secrets)]),
  );
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

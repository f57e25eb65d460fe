import { isJsonObject, type Json } from '../document/document';

/** Says where JSON does not have a form, as `resource_changes[0].type must be a text`. */
export type Shape = (json: Json | undefined, path: string) => string | undefined;

const of =
  (what: string, holds: (json: Json) => boolean): Shape =>
  (json, path) =>
    json !== undefined && holds(json) ? undefined : `${path} must be ${what}`;

export const text = of('a text', (json) => typeof json === 'string');
export const flag = of('true or false', (json) => typeof json === 'boolean');
export const key = of('a text or a number', (json) => ['string', 'number'].includes(typeof json));
export const object = of('an object', isJsonObject);
export const anything: Shape = () => undefined;

/** Whatever the shape is, it may also be missing. */
export const optional =
  (shape: Shape): Shape =>
  (json, path) =>
    json === undefined ? undefined : shape(json, path);

/** It may be missing, or null. */
export const nullable =
  (shape: Shape): Shape =>
  (json, path) =>
    json === undefined || json === null ? undefined : shape(json, path);

export const list =
  (item: Shape): Shape =>
  (json, path) =>
    Array.isArray(json)
      ? first(json as readonly Json[], (each, at) => item(each, `${path}[${at}]`))
      : `${path} must be a list`;

/** An object whose values all have one shape. */
export const record =
  (value: Shape): Shape =>
  (json, path) =>
    isJsonObject(json)
      ? first(Object.entries(json), ([name, each]) => value(each, join(path, name)))
      : `${path} must be an object`;

/** An object with known parts, and any others. */
export const parts =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (json, path) =>
    isJsonObject(json)
      ? first(Object.entries(shapes), ([name, shape]) => shape(json[name], join(path, name)))
      : `${path === '' ? 'it' : path} must be an object`;

/** True and false, at any depth of objects and lists. */
export const marks: Shape = (json, path) => {
  if (Array.isArray(json)) return list(marks)(json, path);
  if (isJsonObject(json)) return record(marks)(json, path);
  return typeof json === 'boolean' ? undefined : `${path} must be true or false`;
};

/** A shape that is named before it is made, so that it may hold itself. */
export const later =
  (shape: () => Shape): Shape =>
  (json, path) =>
    shape()(json, path);

function first<T>(
  items: readonly T[],
  wrong: (item: T, at: number) => string | undefined,
): string | undefined {
  for (const [at, item] of items.entries()) {
    const found = wrong(item, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

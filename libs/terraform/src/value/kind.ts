/**
 * The kinds of collections that look alike as JSON: a set has no positions, a tuple and a list are
 * never equal, nor are an object and a map. A block has more arguments than are written.
 */
export type CollectionKind = 'tuple' | 'list' | 'set' | 'object' | 'map' | 'block';

const KINDS = new WeakMap<object, CollectionKind>();

/** Remembers the kind of a collection that was just made. */
export function ofKind<T extends object>(kind: CollectionKind, collection: T): T {
  KINDS.set(collection, kind);
  return collection;
}

/** The kind of a collection; undefined where whoever made it did not say. */
export function kindOf(value: unknown): CollectionKind | undefined {
  return typeof value === 'object' && value !== null ? KINDS.get(value) : undefined;
}

/** Whether a list of values is a set: unordered, and its elements are their own keys. */
export function isSet(value: unknown): boolean {
  return kindOf(value) === 'set';
}

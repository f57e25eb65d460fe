import type { AttributeValue, Item } from '../value/attribute-value';

/** A document path: names of attributes and positions in lists. */
export type Path = readonly (string | number)[];

export function isSamePath(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((step, at) => step === right[at]);
}

export function pathText(path: Path): string {
  return `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;
}

/** What an item has at a path; undefined where it has nothing. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  return path.reduce<AttributeValue | undefined>(stepInto, { M: item });
}

function stepInto(
  value: AttributeValue | undefined,
  step: string | number,
): AttributeValue | undefined {
  if (value === undefined) return undefined;
  if (typeof step === 'number') return 'L' in value ? value.L[step] : undefined;
  return 'M' in value && Object.hasOwn(value.M, step) ? value.M[step] : undefined;
}

/** An item with another value at a path; undefined where the path leads nowhere. */
export function withValue(item: Item, path: Path, value: AttributeValue): Item | undefined {
  const changed = changedAt({ M: item }, path, () => value);
  return changed !== undefined && 'M' in changed ? changed.M : undefined;
}

/** An item without the value at a path; undefined where its parent is not there. */
export function without(item: Item, path: Path): Item | undefined {
  const changed = changedAt({ M: item }, path, () => undefined);
  return changed !== undefined && 'M' in changed ? changed.M : undefined;
}

function changedAt(
  parent: AttributeValue,
  [step, ...rest]: Path,
  change: () => AttributeValue | undefined,
): AttributeValue | undefined {
  if (step === undefined) return change();
  if (typeof step === 'number') {
    if (!('L' in parent)) return undefined;
    const list = [...parent.L];
    if (rest.length === 0) {
      const value = change();
      if (value === undefined) list.splice(step, 1);
      // Beyond its end a list grows by one.
      else list[Math.min(step, list.length)] = value;
      return { L: list };
    }
    const child = list[step];
    const changed = child === undefined ? undefined : changedAt(child, rest, change);
    if (changed === undefined) return undefined;
    list[step] = changed;
    return { L: list };
  }
  if (!('M' in parent)) return undefined;
  const { [step]: child, ...others } = parent.M;
  if (rest.length === 0) {
    const value = change();
    if (value === undefined) return { M: others };
    return { M: { ...parent.M, [step]: value } };
  }
  const changed = child === undefined ? undefined : changedAt(child, rest, change);
  return changed === undefined ? undefined : { M: { ...parent.M, [step]: changed } };
}

/** The parts of an item that a projection names. */
export function projected(item: Item, paths: readonly Path[]): Item {
  let kept: AttributeValue = { M: {} };
  for (const path of paths) {
    const value = valueAt(item, path);
    if (value !== undefined) kept = merged(kept, path, value);
  }
  return 'M' in kept ? compacted(kept.M) : {};
}

/** Lists keep their positions until all paths are in; then the gaps close. */
function merged(
  parent: AttributeValue | undefined,
  [step, ...rest]: Path,
  value: AttributeValue,
): AttributeValue {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = parent !== undefined && 'L' in parent ? [...parent.L] : [];
    list[step] = merged(list[step], rest, value);
    return { L: list };
  }
  const map = parent !== undefined && 'M' in parent ? parent.M : {};
  return { M: { ...map, [step]: merged(map[step], rest, value) } };
}

function compacted(item: Item): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, dense(value)]));
}

function dense(value: AttributeValue): AttributeValue {
  if ('L' in value) return { L: Object.values(value.L).map(dense) };
  return 'M' in value ? { M: compacted(value.M) } : value;
}

import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { canonical, documentIn, stable } from './document';
import { withoutSecrets } from './secrets-by-name';
import { isEmpty, isScalar, shown } from './shown';

export type Path = readonly (string | number)[];

/** A value that differs on both sides. */
export interface Difference {
  readonly path: Path;
  readonly before?: string;
  readonly after?: string;
  /** It is only written in another way. */
  readonly reordered?: true;
  /** Known after the apply only; what it will be made of. */
  readonly later?: { readonly references: readonly string[] };
}

/** Lists of more single values than this are told value by value. */
const TOLD_WHOLE = 10;

/** What differs from one value to another, each part by its path. What is empty on both sides is alike. */
export function differences(
  before: Value | undefined,
  after: Value | undefined,
  path: Path = [],
): readonly Difference[] {
  if (before === after) return [];
  if (isUnknown(before) || isUnknown(after)) return ofMarks(before, after, path);
  if (isEmpty(before) && isEmpty(after)) return [];
  const documents = [documentIn(before), documentIn(after)] as const;
  if (documents[0] !== undefined && documents[1] !== undefined) {
    return ofDocuments(before, after, documents[0], documents[1], path);
  }
  if (isEmpty(before) || isEmpty(after)) return ofOneSide(before, after, path);
  if (isObject(before) && isObject(after)) return ofObjects(before, after, path);
  if (isList(before) && isList(after)) return ofLists(before, after, path);
  return stable(before) === stable(after) ? [] : [sides(path, before, after)];
}

function ofMarks(
  before: Value | undefined,
  after: Value | undefined,
  path: Path,
): readonly Difference[] {
  if (isSensitive(before) || isSensitive(after)) {
    if (isSensitive(before) && isSensitive(after) && before.equals(after) === true) return [];
    return [
      {
        path,
        ...(isMissing(before) ? {} : { before: hiddenText(before, after) }),
        ...(isMissing(after) ? {} : { after: hiddenText(after, before) }),
      },
    ];
  }
  const difference = sides(path, before, after);
  return [
    isUnknown(after) ? { ...difference, later: { references: after.references } } : difference,
  ];
}

/** What stands for a value beside a sensitive one, which it would give away where it is shown. */
function hiddenText(value: Value | undefined, other: Value | undefined): string {
  const [mark = value] = [value, other].filter(isSensitive);
  return isSensitive(mark) ? mark.expression : '';
}

function isMissing(value: Value | undefined): boolean {
  return value === undefined || value === null;
}

function ofDocuments(
  before: Value | undefined,
  after: Value | undefined,
  left: Value,
  right: Value,
  path: Path,
): readonly Difference[] {
  const holder = String(path[0] ?? '');
  const found = differences(
    canonical(withoutSecrets(left), holder),
    canonical(withoutSecrets(right), holder),
    path,
  );
  return found.length > 0 ? found : [{ ...sides(path, before, after), reordered: true }];
}

/** Something that comes or goes is told by its parts, as far as they say something. */
function ofOneSide(
  before: Value | undefined,
  after: Value | undefined,
  path: Path,
): readonly Difference[] {
  const value = isEmpty(before) ? after : before;
  if (isScalar(value) || (isList(value) && value.every(isScalar))) {
    return [sides(path, isEmpty(before) ? undefined : before, isEmpty(after) ? undefined : after)];
  }
  return partsOf(value).flatMap(([name, part]) =>
    isEmpty(before)
      ? differences(undefined, part, [...path, name])
      : differences(part, undefined, [...path, name]),
  );
}

function partsOf(value: Value | undefined): readonly (readonly [string | number, Value])[] {
  if (isList(value)) return value.map((item, at) => [at, item] as const);
  return isObject(value) ? Object.entries(value) : [];
}

function ofObjects(before: ObjectValue, after: ObjectValue, path: Path): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differences(before[name], after[name], [...path, name]));
}

function ofLists(
  before: readonly Value[],
  after: readonly Value[],
  path: Path,
): readonly Difference[] {
  const [left, right] = withoutShared(before, after);
  const scalars = [...before, ...after].every(isScalar);
  if (left.length + right.length === 0) {
    return stable(before) === stable(after) ? [] : [sides(path, before, after)];
  }
  if (scalars && before.length <= TOLD_WHOLE && after.length <= TOLD_WHOLE) {
    const known = ![...before, ...after].some(isUnknown);
    if (known) return [sides(path, before, after)];
  }
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const [from, to] = [left[at], right[at]];
    return differences(from?.value, to?.value, [...path, (to ?? from)?.at ?? at]);
  }).flat();
}

type Placed = { readonly at: number; readonly value: Value };

/**
 * The items of two lists that the other one has not, wherever it stands there. What holds a mark
 * equals nothing, and stays.
 */
function withoutShared(
  before: readonly Value[],
  after: readonly Value[],
): readonly [readonly Placed[], readonly Placed[]] {
  const [left, right] = [before.map(keyOf), after.map(keyOf)];
  const shared = countsShared(left, right);
  const rest = (list: readonly Value[], own: Keys): readonly Placed[] => {
    const open = new Map(shared);
    return list.flatMap((value, at) => {
      const key = own[at];
      const count = key === undefined ? 0 : (open.get(key) ?? 0);
      if (key === undefined || count === 0) return [{ at, value }];
      open.set(key, count - 1);
      return [];
    });
  };
  return [rest(before, left), rest(after, right)];
}

type Keys = readonly (string | undefined)[];

function keyOf(value: Value): string | undefined {
  return holdsMark(value) ? undefined : stable(value);
}

/** How often each key stands in both lists. */
function countsShared(before: Keys, after: Keys): ReadonlyMap<string, number> {
  const counts = [before, after].map((keys) => {
    const count = new Map<string, number>();
    for (const key of keys) if (key !== undefined) count.set(key, (count.get(key) ?? 0) + 1);
    return count;
  });
  return new Map(
    [...(counts[0] ?? [])].map(([key, count]) => [key, Math.min(count, counts[1]?.get(key) ?? 0)]),
  );
}

function holdsMark(value: Value): boolean {
  if (isUnknown(value)) return true;
  if (isList(value)) return value.some(holdsMark);
  return isObject(value) && Object.values(value).some(holdsMark);
}

function sides(path: Path, before: Value | undefined, after: Value | undefined): Difference {
  const [from, to] = [shown(before), shown(after)];
  return {
    path,
    ...(from === undefined ? {} : { before: from }),
    ...(to === undefined ? {} : { after: to }),
  };
}

import {
  blockOf,
  isObject,
  isUnknown,
  isList,
  type ResourceChange,
  type Value,
} from '@archway/terraform';
import { stable } from '../change/document';
import { groupedBy } from '../grouping/grouped-by';
import { isEmpty } from '../change/shown';

/** Something that is destroyed and created again under another address. */
export interface Rename {
  readonly from: ResourceChange;
  readonly to: ResourceChange;
}

/** Arguments that say nothing of whether two things are the same. */
const IGNORED = new Set(['tags', 'tags_all', 'timeouts', 'region']);

/** Created resources of a type know different arguments; so many kinds of them are looked at. */
const FORMS = 50;

/**
 * Resources that are destroyed and created again with the same arguments, and no `moved` block says
 * so. Of several that are all alike only those are told that the instance key or the last part of the
 * name tells apart.
 */
export function renamesIn(changes: readonly ResourceChange[]): readonly Rename[] {
  const gone = byType(
    changes.filter(({ action, deposed }) => action === 'delete' && deposed === undefined),
  );
  const made = byType(
    changes.filter(({ action, importing }) => action === 'create' && importing === undefined),
  );
  return [...made].flatMap(([type, created]) => ofType(gone.get(type) ?? [], created));
}

function ofType(
  gone: readonly ResourceChange[],
  made: readonly ResourceChange[],
): readonly Rename[] {
  if (gone.length === 0) return [];
  const forms = groupedBy(made, (change) => argumentsOf(change).join(' '));
  const left = new Set(gone);
  return [...forms].slice(0, FORMS).flatMap(([, created]) => {
    const [first] = created;
    const names = first === undefined ? [] : argumentsOf(first);
    if (names.length === 0) return [];
    const before = groupedBy([...left], ({ before: values }) => signature(values, names));
    const after = groupedBy(created, ({ after: values }) => signature(values, names));
    return [...after].flatMap(([alike, to]) => {
      const pairs = paired(before.get(alike) ?? [], to);
      pairs.forEach(({ from }) => left.delete(from));
      return pairs;
    });
  });
}

/** The names of the arguments that are known and say something. */
export function argumentsOf({ after }: ResourceChange): readonly string[] {
  return Object.entries(after ?? {})
    .filter(([name, value]) => !IGNORED.has(name) && !isEmpty(value) && !holdsMark(value))
    .map(([name]) => name)
    .sort();
}

/** Some arguments as text that is the same for the same values. */
export function signature(values: ResourceChange['before'], names: readonly string[]): string {
  return stable(names.map((name) => significant(values?.[name] ?? null)));
}

/** Without what is empty, which a state and a plan write in different ways. */
function significant(value: Value): Value {
  if (isList(value)) return value.map(significant);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => !isEmpty(item))
      .map(([name, item]) => [name, significant(item)]),
  );
}

function holdsMark(value: Value): boolean {
  if (isUnknown(value)) return true;
  if (isList(value)) return value.some(holdsMark);
  return isObject(value) && Object.values(value).some(holdsMark);
}

function paired(from: readonly ResourceChange[], to: readonly ResourceChange[]): readonly Rename[] {
  const [only, made] = [from[0], to[0]];
  if (only === undefined || made === undefined) return [];
  if (from.length === 1 && to.length === 1) return [{ from: only, to: made }];
  const byTail = unique(from, to, ({ address }) => tailOf(address));
  const paired = new Set(byTail.flatMap((rename) => [rename.from, rename.to]));
  const rest = (all: readonly ResourceChange[]): readonly ResourceChange[] =>
    all.filter((change) => !paired.has(change));
  return [...byTail, ...unique(rest(from), rest(to), ({ key }) => key?.toString())];
}

/** What exactly one on each side has. */
function unique(
  from: readonly ResourceChange[],
  to: readonly ResourceChange[],
  keyOf: (change: ResourceChange) => string | undefined,
): readonly Rename[] {
  const [before, after] = [groupedBy(from, keyOf), groupedBy(to, keyOf)];
  return [...after].flatMap(([key, made]) => {
    const gone = before.get(key) ?? [];
    const [left, right] = [gone[0], made[0]];
    return left !== undefined && right !== undefined && gone.length + made.length === 2
      ? [{ from: left, to: right }]
      : [];
  });
}

/** The last part of a name without the hash that CDKTF appends, with its instance key. */
function tailOf(address: string): string {
  const key = /\[[^\]]*\]$/.exec(address)?.[0] ?? '';
  const name = blockOf(address).split('.').at(-1) ?? '';
  return `${
    name
      .replace(/_[0-9A-F]{8}$/, '')
      .split('_')
      .at(-1) ?? ''
  }${key}`;
}

function byType(
  changes: readonly ResourceChange[],
): ReadonlyMap<string, readonly ResourceChange[]> {
  return groupedBy(changes, ({ type, mode }) => (mode === 'managed' ? type : undefined));
}

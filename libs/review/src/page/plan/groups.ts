import type { Change, ChangeKind } from '../../review/review';
import type { Row } from '../change/change-row';
import { KIND_ORDER } from '../change/kinds';
import { placeOf } from '../change/place';

/** The changes of one construct right below the stack. */
export interface Group {
  readonly name: string;
  readonly rows: readonly Row[];
}

export function groupsOf(rows: readonly Row[]): readonly Group[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const { group } = placeOf(row.change, row.stack);
    const there = groups.get(group);
    if (there === undefined) groups.set(group, [row]);
    else there.push(row);
  }
  return [...groups].map(([name, members]) => ({ name, rows: members }));
}

/** How often each kind occurs, what weighs most first. */
export function kindsOf(
  changes: readonly Pick<Change, 'kind'>[],
): readonly { readonly kind: ChangeKind; readonly count: number }[] {
  return KIND_ORDER.map((kind) => ({
    kind,
    count: changes.filter((change) => change.kind === kind).length,
  })).filter(({ count }) => count > 0);
}

/** The types of a group by how often they occur, such as `6 aws_subnet, 2 aws_route`. */
export function typesOf(changes: readonly Pick<Change, 'type'>[], most: number): string {
  const counts = new Map<string, number>();
  for (const { type } of changes) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...counts].sort(([, a], [, b]) => b - a);
  const more = types.length - most;
  const words = types
    .slice(0, most)
    .map(([type, count]) => (count === 1 ? type : `${count} ${type}`));
  return [...words, ...(more > 0 ? [`${more} more type${more === 1 ? '' : 's'}`] : [])].join(', ');
}

import { grantCovers, type Grant } from './grant';

/** A grant that is new, and those before it that it stands for now. */
export interface Shift {
  readonly grant: Grant;
  /** For what is new, narrower grants that it takes in; for what goes, narrower ones that stay of it. */
  readonly instead: readonly Grant[];
}

export interface GrantChanges {
  readonly added: readonly Shift[];
  readonly removed: readonly Shift[];
}

/**
 * What two sets of grants differ in: a grant is new where no single one covers it before, and gone
 * where none covers it after.
 */
export function compareGrants(before: readonly Grant[], after: readonly Grant[]): GrantChanges {
  return { added: beyond(after, before), removed: beyond(before, after) };
}

/** Grants without the repetition of equal ones. */
export function distinct(grants: readonly Grant[]): readonly Grant[] {
  return [...new Map(grants.map((each) => [each.key, each])).values()];
}

function beyond(grants: readonly Grant[], others: readonly Grant[]): readonly Shift[] {
  const [mine, theirs] = [keysOf(grants), keysOf(others)];
  const changed = distinct(others).filter(({ key }) => !mine.has(key));
  return distinct(grants)
    .filter(({ key }) => !theirs.has(key))
    .filter((each) => !others.some((other) => grantCovers(other, each)))
    .map((each) => ({ grant: each, instead: changed.filter((other) => grantCovers(each, other)) }));
}

function keysOf(grants: readonly Grant[]): ReadonlySet<string> {
  return new Set(grants.map(({ key }) => key));
}

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
  const covering = new Index(others);
  const changed = new Index(distinct(others).filter(({ key }) => !mine.has(key)));
  return distinct(grants)
    .filter(({ key }) => !theirs.has(key))
    .filter((each) => !covering.coverersOf(each).some((other) => grantCovers(other, each)))
    .map((each) => ({
      grant: each,
      instead: changed.coveredBy(each).filter((other) => grantCovers(each, other)),
    }));
}

/** Grants by their actions: policies with hundreds of them are not compared each with each. */
class Index {
  private readonly exact = new Map<string, Grant[]>();
  private readonly wild: Grant[] = [];

  constructor(private readonly grants: readonly Grant[]) {
    for (const each of grants) {
      const action = exactAction(each);
      if (action === undefined) this.wild.push(each);
      else this.exact.set(action, [...(this.exact.get(action) ?? []), each]);
    }
  }

  /** Those that may cover a grant. */
  coverersOf(grant: Grant): readonly Grant[] {
    const action = exactAction(grant);
    return [...((action === undefined ? undefined : this.exact.get(action)) ?? []), ...this.wild];
  }

  /** Those that a grant may cover. */
  coveredBy(grant: Grant): readonly Grant[] {
    const action = exactAction(grant);
    return action === undefined ? this.grants : (this.exact.get(action) ?? []);
  }
}

/** Undefined for an action that stands for several. */
function exactAction({ matched }: Grant): string | undefined {
  return 'pattern' in matched && !/[*?]/.test(matched.pattern) ? matched.pattern : undefined;
}

function keysOf(grants: readonly Grant[]): ReadonlySet<string> {
  return new Set(grants.map(({ key }) => key));
}

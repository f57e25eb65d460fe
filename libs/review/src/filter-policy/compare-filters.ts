import { few } from '../grants/few';
import { demandsOf, type Filter } from './pattern';

/** How one filter differs from another: one line a name. */
export interface FilterChange {
  readonly sign: 'added' | 'removed' | 'changed';
  /** Such as `now also lets size "large" through`. */
  readonly text: string;
}

/**
 * What is let through that was not, and the other way round; undefined stands for no filter, which
 * lets everything through.
 */
export function compareFilters(
  before: Filter | undefined,
  after: Filter | undefined,
): readonly FilterChange[] {
  const [old, now] = [byName(before), byName(after)];
  if (old.size > 0 && now.size === 0) {
    const names = [...old].map(([name, values]) => `${name} ${few(values, ' or ')}`);
    return [
      { sign: 'added', text: `now lets everything through (so far only ${few(names, ' with ')})` },
    ];
  }
  const narrower = [...now].filter(([name]) => !old.has(name));
  const wider = [...old].filter(([name]) => !now.has(name));
  const both = [...now].flatMap(([name, values]) => {
    const earlier = old.get(name);
    return earlier === undefined ? [] : valueChanges(name, earlier, values);
  });
  return [
    ...narrower.map(([name, values]): FilterChange => ({
      sign: 'removed',
      text: `now only lets ${name} ${few(values, ' or ')} through (so far whatever ${name} is)`,
    })),
    ...wider.map(([name, values]): FilterChange => ({
      sign: 'added',
      text: `now lets through whatever ${name} is (so far only ${few(values, ' or ')})`,
    })),
    ...both,
  ];
}

function valueChanges(
  name: string,
  before: readonly string[],
  after: readonly string[],
): readonly FilterChange[] {
  const added = after.filter((value) => !before.includes(value));
  const removed = before.filter((value) => !after.includes(value));
  if (added.length > 0 && removed.length > 0) {
    return [
      {
        sign: 'changed',
        text: `now lets ${name} ${few(added, ' or ')} through, and no longer ${few(removed, ' or ')}`,
      },
    ];
  }
  if (added.length > 0) {
    return [{ sign: 'added', text: `now also lets ${name} ${few(added, ' or ')} through` }];
  }
  return removed.length > 0
    ? [{ sign: 'removed', text: `no longer lets ${name} ${few(removed, ' or ')} through` }]
    : [];
}

function byName(filter: Filter | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map(
    (filter === undefined ? [] : demandsOf(filter)).map(({ name, values }) => [name, values]),
  );
}

import type { Change } from '../review/review';
import type { Group } from './groups';

/** So many created resources of a construct are still listed; more are summed up. */
export const MOST_CREATES = 4;
/** More small constructs of nothing but new resources than this are told together. */
const MOST_SMALL = 6;

/** The groups, with those that are small and all new told as one at the end, where they are many. */
export function arranged(groups: readonly Group[]): readonly Group[] {
  const small = groups.filter(({ changes }) => changes.length <= MOST_CREATES && isNew(changes));
  if (small.length <= MOST_SMALL) return groups;
  const rest = groups.filter((group) => !small.includes(group));
  return [
    ...rest,
    {
      name: `${small.length} small constructs`,
      changes: small.flatMap(({ changes }) => changes),
    },
  ];
}

/** Whether there is nothing but new resources. */
export function isNew(changes: readonly Change[]): boolean {
  return changes.every(({ kind }) => kind === 'create');
}

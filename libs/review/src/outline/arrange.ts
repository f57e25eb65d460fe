import type { Change } from '../review/review';
import type { Group } from './groups';

/** So many created resources of a construct are still listed; more are summed up. */
export const MOST_CREATES = 4;
/** More new resources than this, each in a small construct of nothing else, are told together. */
const MOST_SCATTERED = 20;

/** The groups, with those that are small and all new told as one at the end, where they are many. */
export function arranged(groups: readonly Group[]): readonly Group[] {
  const small = groups.filter(({ changes }) => changes.length <= MOST_CREATES && isNew(changes));
  const scattered = small.flatMap(({ changes }) => changes);
  if (scattered.length <= MOST_SCATTERED) return groups;
  const rest = groups.filter((group) => !small.includes(group));
  return [...rest, { name: `${small.length} small constructs`, changes: scattered }];
}

/** Whether there is nothing but new resources. */
export function isNew(changes: readonly Change[]): boolean {
  return changes.every(({ kind }) => kind === 'create');
}

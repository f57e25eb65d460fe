import { differenceOf, type Architecture } from '@archway/local';
import type { Unread } from '@archway/terraform';
import type { EntryPlan } from '../entry/plan';
import { nounOf } from '../result/nouns';
import { count } from '../words/words';

/** What is said before a run: what is left aside, what differs here, and what goes where. */
export function beginning(
  { entries, targets, branches }: EntryPlan,
  { functions }: Architecture,
  { idle, unread }: { readonly idle: readonly string[]; readonly unread: readonly Unread[] },
): readonly string[] {
  const differences = new Set(functions.flatMap(({ runtime }) => differenceOf(runtime) ?? []));
  const names = branches.map(({ name }) => name).join(', ');
  return [
    ...unread.map(({ what, why }) => `Not read: ${what}: ${why}`),
    ...(idle.length > 0 ? [`Nothing to run in ${idle.join(', ')}.`] : []),
    ...differences,
    ...(entries.length > 0
      ? [`${count(entries.length, nounOf(entries))} → ${targets.join(', ')} → ${names}`]
      : []),
  ];
}

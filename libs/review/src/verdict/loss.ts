import type { Plan } from '@archway/terraform';
import { HOLDINGS } from '../holds/catalogue';
import type { Change, Concern } from '../review/review';

/** What is said of something that is destroyed or replaced. */
export function lossOf(change: Change, plan: Plan, id: string): Concern | undefined {
  const { kind, address, constructPath } = change;
  if (kind !== 'destroy' && kind !== 'replace') return undefined;
  const holding = HOLDINGS.get(change.type);
  const before = plan.changes.find(
    (each) => each.address === address && each.action !== 'no-op',
  )?.before;
  const details = [
    ...(change.because === undefined ? [] : [change.because]),
    ...(kind === 'replace' ? [order(change)] : []),
    ...(holding?.remarks?.(before ?? {}) ?? []),
  ];
  const done = kind === 'destroy' ? 'is destroyed' : 'is replaced';
  const about = { plan: id, address, constructPath, details };
  if (holding === undefined) return { ...about, kind, level: 'note', text: `${address} ${done}` };
  const text = `${holding.noun} ${address} ${done}, and with it ${holding.holds}`;
  return holding.weight === 'data'
    ? { ...about, kind: `${kind}-stateful`, level: 'stop', text }
    : { ...about, kind, level: 'look', text };
}

function order({ createBeforeDestroy }: Change): string {
  return createBeforeDestroy === true
    ? 'the new one is made before the old one goes'
    : 'the old one goes before the new one is made';
}

import type { ResourceChange } from '@archway/terraform';
import { argumentsOf, signature } from './renames';

/**
 * Instances of a `count` that are replaced to become what the next one is, since an element left the
 * middle of the list: by their address, the address of the next one.
 */
export function shiftsIn(changes: readonly ResourceChange[]): ReadonlyMap<string, string> {
  const counted = changes.filter(
    ({ key, deposed }) => typeof key === 'number' && deposed === undefined,
  );
  const places = new Map(counted.map((change) => [placeOf(change, 0), change]));
  return new Map(
    counted.flatMap((change) => {
      const next = places.get(placeOf(change, 1));
      if (change.action !== 'replace' || next?.before === undefined) return [];
      const names = argumentsOf(change);
      const isSame =
        names.length > 0 && signature(change.after, names) === signature(next.before, names);
      return isSame ? [[change.address, next.address] as const] : [];
    }),
  );
}

function placeOf({ address, key }: ResourceChange, further: number): string {
  return `${address.replace(/\[\d+\]$/, '')} ${Number(key) + further}`;
}

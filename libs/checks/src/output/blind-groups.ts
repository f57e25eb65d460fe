import type { Report } from '../check/check-configurations';

/** What one rule could not see for one reason. */
export interface BlindGroup {
  readonly ruleId: string;
  readonly stack: string;
  readonly what: string;
  /** The first places. */
  readonly addresses: readonly string[];
  /** How many places there are besides. */
  readonly more: number;
}

/** As many places show what kind they are. */
const SHOWN = 3;

/** What was not visible, one group a cause: thirty routes of one unknown table are one thing to look at. */
export function blindGroups({ blind }: Report): readonly BlindGroup[] {
  const groups = new Map<string, string[]>();
  for (const { ruleId, stack, what, address } of blind) {
    const key = JSON.stringify([ruleId, stack, what]);
    groups.set(key, [...(groups.get(key) ?? []), address]);
  }
  return [...groups].map(([key, addresses]) => {
    const [ruleId, stack, what] = JSON.parse(key) as [string, string, string];
    return {
      ruleId,
      stack,
      what,
      addresses: addresses.slice(0, SHOWN),
      more: Math.max(0, addresses.length - SHOWN),
    };
  });
}

/** ` and 27 others`, or nothing. */
export function others(more: number): string {
  if (more === 0) return '';
  return more === 1 ? ' and 1 other' : ` and ${more} others`;
}

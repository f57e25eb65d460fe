import { RULES } from '@archway/checks';
import leven from 'leven';

/** How many letters a person gets wrong, who still means the rule. */
const SLIPS = 4;

/** What to say of rules that do not exist: the nearest of those that do, and where all of them are listed. */
export function unknownRules(ids: readonly string[]): string {
  const nearest = ids.flatMap((id) => nearestTo(id) ?? []);
  const meant = nearest.length === 0 ? '' : `; did you mean ${nearest.join(', ')}?`;
  return `there is no rule ${ids.join(', ')}${meant || ';'} 'archway explain' lists the rules`;
}

function nearestTo(id: string): string | undefined {
  const [nearest] = RULES.map((rule) => ({ id: rule.id, slips: leven(id, rule.id) }))
    .filter(({ slips }) => slips <= SLIPS)
    .sort((a, b) => a.slips - b.slips);
  return nearest?.id;
}

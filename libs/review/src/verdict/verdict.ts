import type { Concern, Counts, Verdict } from '../review/review';
import { merged } from './merge';
import { worstFirst, worstLevel } from './order';
import { sentenceOf } from './sentence';

const BETWEEN = ', compared with a plan of the base and not with what is deployed';

/**
 * What a reviewer acts on.
 *
 * @param isBetween what is deployed is not known, only another plan
 */
export function verdictOf(found: readonly Concern[], counts: Counts, isBetween: boolean): Verdict {
  const concerns = worstFirst(merged(found));
  const changing = Object.entries(counts).some(
    ([name, count]) => name !== 'unchanged' && count > 0,
  );
  // That not everything can be seen is no news where nothing that can be seen changes.
  const isQuiet =
    !changing && concerns.every(({ kind, level }) => kind === 'incomplete' && level === 'note');
  const level = isQuiet ? 'nothing' : (worstLevel(concerns) ?? 'clean');
  return {
    level,
    sentence: `${sentenceOf(concerns, counts, level)}${isBetween ? BETWEEN : ''}`,
    concerns,
  };
}

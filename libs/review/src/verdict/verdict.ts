import type { Concern, Counts, Verdict } from '../review/review';
import { merged } from './merge';
import { worstFirst, worstLevel } from './order';
import { sentenceOf } from './sentence';

/** What a reviewer acts on. */
export function verdictOf(found: readonly Concern[], counts: Counts): Verdict {
  const concerns = worstFirst(merged(found));
  const changing = Object.entries(counts).some(
    ([name, count]) => name !== 'unchanged' && count > 0,
  );
  const level = worstLevel(concerns) ?? (changing ? 'clean' : 'nothing');
  return { level, sentence: sentenceOf(concerns, counts, level), concerns };
}

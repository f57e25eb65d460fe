import { listed } from '../change/because';
import type { Concern, Counts, Verdict } from '../review/review';

const DONE = {
  create: 'created',
  update: 'updated',
  replace: 'replaced',
  destroy: 'destroyed',
  move: 'moved',
  import: 'imported',
  forget: 'forgotten',
} as const;

/** The sentence that leads a review. */
export function sentenceOf(
  concerns: readonly Concern[],
  counts: Counts,
  level: Verdict['level'],
): string {
  if (level === 'stop' || level === 'look') {
    const worst = concerns.filter((concern) => concern.level === level);
    const [first, ...more] = worst.map(({ text }) => text);
    const rest = more.length === 0 ? '' : `, and ${more.length} more`;
    return `${level === 'stop' ? 'Stop' : 'Look'}: ${first ?? ''}${rest}`;
  }
  return countsSentence(counts);
}

function countsSentence(counts: Counts): string {
  const parts = Object.entries(DONE)
    .map(([name, done]) => ({ count: counts[name as keyof typeof DONE], done }))
    .filter(({ count }) => count > 0)
    .map(({ count, done }, at) =>
      at === 0
        ? `${count} ${count === 1 ? 'resource is' : 'resources are'} ${done}`
        : `${count} ${count === 1 ? 'is' : 'are'} ${done}`,
    );
  if (parts.length === 0) {
    return counts.noise === 0
      ? 'Nothing changes'
      : `Nothing but noise changes, in ${counts.noise} ${counts.noise === 1 ? 'resource' : 'resources'}`;
  }
  const onlyNew = parts.length === 1 && counts.create > 0 && counts.noise === 0;
  return `${listed(parts)}${onlyNew ? '; nothing that exists changes' : ''}`;
}

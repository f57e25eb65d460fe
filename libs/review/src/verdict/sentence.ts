import { listed } from '../change/because';
import { groupedBy } from '../grouping/grouped-by';
import { counted } from '../holds/label';
import { withoutRenamed } from '../outline/words';
import type { Concern, Counts, Verdict } from '../review/review';
import { phraseOf } from './phrases';

const DONE = {
  create: 'created',
  update: 'updated',
  replace: 'replaced',
  destroy: 'destroyed',
  move: 'moved',
  import: 'imported',
  forget: 'forgotten',
  renamed: 'renamed (destroyed and created)',
} as const;

/** So many kinds of concerns are named in the leading sentence. */
const NAMED = 3;

/** The sentence that leads a review. */
export function sentenceOf(
  concerns: readonly Concern[],
  counts: Counts,
  level: Verdict['level'],
): string {
  if (level !== 'stop' && level !== 'look') return countsSentence(counts);
  const worst = concerns.filter((concern) => concern.level === level);
  const lead = level === 'stop' ? 'Stop' : 'Look';
  const [only] = worst;
  if (only !== undefined && worst.length === 1) return `${lead}: ${uncapitalized(only.text)}`;
  const kinds = groupedBy(worst, ({ kind }) => kind);
  const told = [...kinds].map(([kind, all]) => phraseOf(kind, all));
  if (told.length <= NAMED) return `${lead}: ${phrases(told)}`;
  const more = [...kinds.values()].slice(NAMED).flat().length;
  return `${lead}: ${phrases([...told.slice(0, NAMED), `${more} more`])}`;
}

function phrases(told: readonly string[]): string {
  return told.length < 2
    ? told.join('')
    : `${told.slice(0, -1).join(', ')}, and ${told.at(-1) ?? ''}`;
}

/** `Queue orders` within a sentence; `API orders` and addresses stay as they are. */
function uncapitalized(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text.slice(0, 1).toLowerCase()}${text.slice(1)}` : text;
}

function countsSentence(counts: Counts): string {
  const rest = withoutRenamed(counts);
  const parts = Object.entries(DONE)
    .map(([name, done]) => ({ count: rest[name as keyof typeof DONE] ?? 0, done }))
    .filter(({ count }) => count > 0)
    .map(({ count, done }, at) => {
      const is = count === 1 ? 'is' : 'are';
      return at === 0 ? `${counted(count, 'resource')} ${is} ${done}` : `${count} ${is} ${done}`;
    });
  if (parts.length === 0) {
    return counts.noise === 0
      ? 'Nothing changes'
      : `Nothing but noise changes, in ${counted(counts.noise, 'resource')}`;
  }
  const onlyNew = parts.length === 1 && rest.create > 0 && counts.noise === 0;
  return `${listed(parts)}${onlyNew ? '; nothing that exists changes' : ''}`;
}

import { diffWordsWithSpace, type Change as Part } from 'diff';
import type { AttributeChange } from '../../review/review';
// Under its own name Prettier would format these templates, and with them the white space of values.
import { html as exact, type Html } from '../html/html';

/** Values that share less than this with each other are told one after the other. */
const LEAST_SHARED = 0.4;
/** Beyond so many edits a comparison by words takes long and tells nothing. */
const MOST_EDITS = 600;
/** So many unchanged lines stand around what changes; more are folded. */
const LINES_AROUND = 2;
const LEAST_FOLDED = 3;
/** Texts that Terraform and the review put in the place of a value. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['(sensitive value)', '(known after apply)']);

/** One attribute before and after, with the words that differ marked. */
export function valueDiff({ before, after }: AttributeChange): Html {
  if (before === undefined) return after === undefined ? exact`` : side('ins', after);
  if (after === undefined) return side('del', before);
  if (before === after) return exact`<span>${shown(before)}</span>`;
  return inWords(before, after) ?? exact`${side('del', before)} → ${side('ins', after)}`;
}

/** A value of something that is all new: no sign beside each line. */
export function plainValue(value: string): Html {
  return PLACEHOLDERS.has(value) ? exact`<i>${value}</i>` : exact`${shown(value)}`;
}

function side(tag: 'ins' | 'del', value: string): Html {
  const text = plainValue(value);
  return tag === 'ins' ? exact`<ins>${text}</ins>` : exact`<del>${text}</del>`;
}

/** JSON documents are read line by line. */
function shown(value: string): string {
  // A number that JavaScript cannot hold would be shown as another one.
  if (!/^[[{]/.test(value) || /\d{16}/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

function inWords(before: string, after: string): Html | undefined {
  if (PLACEHOLDERS.has(before) || PLACEHOLDERS.has(after)) return undefined;
  const [old, fresh] = [shown(before), shown(after)];
  const parts = diffWordsWithSpace(old, fresh, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return undefined;
  const shared = parts.filter(isShared).reduce((sum, { value }) => sum + value.trim().length, 0);
  if (shared < LEAST_SHARED * Math.max(old.length, fresh.length)) return undefined;
  return exact`${parts.map((part, index) => word(part, index === 0, index === parts.length - 1))}`;
}

function isShared({ added, removed }: Part): boolean {
  return !added && !removed;
}

function word(part: Part, first: boolean, last: boolean): Html {
  if (part.added) return exact`<ins>${part.value}</ins>`;
  if (part.removed) return exact`<del>${part.value}</del>`;
  // The line that a change stands on counts as one more.
  return exact`${folded(part.value, first ? 0 : LINES_AROUND + 1, last ? 0 : LINES_AROUND + 1)}`;
}

/** What stays, without its middle where that is long. */
function folded(text: string, head: number, tail: number): string {
  const lines = text.split('\n');
  const hidden = lines.length - head - tail;
  if (hidden < LEAST_FOLDED) return text;
  const top = lines.slice(0, head);
  const bottom = lines.slice(lines.length - tail, lines.length);
  return [...top, `⋯ ${hidden} lines stay ⋯`, ...bottom].join('\n');
}

import { diffLines } from 'diff';
import type { AttributeChange } from '../review/review';

/** More lines than this of one attribute are read in the HTML review. */
const MOST_LINES = 40;
/** The most characters of one line. */
const MOST_CHARACTERS = 300;
/** Values that differ in more than this many lines are not aligned any more. */
const MOST_EDITS = 500;

/** An attribute as lines of a `diff` block: what goes, what comes, and what of a long text stays around it. */
export function attributeDiff(change: AttributeChange): readonly string[] {
  const { path, before, after } = change;
  const forced = change.forcesReplacement ? '  # forces the replacement' : '';
  if (before === after) return [cut(`! ${path} = ${firstLine(after ?? '')} (changes)${forced}`)];
  const [old, now] = [before, after].map((value) => linesOf(value));
  if ((old?.length ?? 0) <= 1 && (now?.length ?? 0) <= 1) {
    return [
      ...(old ? [cut(`- ${path} = ${old[0] ?? ''}${forced}`)] : []),
      ...(now ? [cut(`+ ${path} = ${now[0] ?? ''}${old ? '' : forced}`)] : []),
    ];
  }
  return [cut(`! ${path}:${forced}`), ...shortened(comparedLines(old ?? [], now ?? []).map(cut))];
}

function comparedLines(old: readonly string[], now: readonly string[]): string[] {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  const parts = diffLines(text(old), text(now), { maxEditLength: MOST_EDITS });
  if (!parts) return [...old.map((line) => `- ${line}`), ...now.map((line) => `+ ${line}`)];
  return parts.flatMap(({ value, added, removed }) => {
    const lines = value.replace(/\n$/, '').split('\n');
    if (added || removed) return lines.map((line) => `${added ? '+' : '-'} ${line}`);
    return around(lines).map((line) => `  ${line}`);
  });
}

/** Of what stays the same, two lines on either side. */
function around(lines: readonly string[]): readonly string[] {
  return lines.length <= 5 ? lines : [...lines.slice(0, 2), '…', ...lines.slice(-2)];
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), `  … ${lines.length - MOST_LINES} more lines`];
}

/** A long JSON document reads better by lines. */
function linesOf(value: string | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (value.length > 80 && /^[[{]/.test(value)) {
    try {
      return JSON.stringify(JSON.parse(value), undefined, 2).split('\n');
    } catch {
      // Not JSON: told as the text it is.
    }
  }
  return value.replace(/\r?\n$/, '').split(/\r?\n/);
}

function firstLine(value: string): string {
  return value.split(/\r?\n/)[0] ?? '';
}

function cut(line: string): string {
  const characters = [...line.slice(0, 2 * MOST_CHARACTERS)];
  return characters.length <= MOST_CHARACTERS
    ? line
    : `${characters.slice(0, MOST_CHARACTERS).join('')}…`;
}

import { UNKNOWN_VALUE, valuesOf, type RequestContext } from '../context';
import type { Truth } from '../truth';

/** A piece of a pattern: text as written, the value of a variable, `*` or `?`. */
export type Piece =
  | { readonly kind: 'text' | 'value'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'one' };

/** The pieces of a text; `absent` where a variable has no value, `unknown` where it has one that is not known. */
export type Pattern = readonly Piece[] | 'absent' | 'unknown';

const VARIABLE = /\$\{([^{}]*)\}/g;

/**
 * Reads `*`, `?` and policy variables ("IAM policy elements: Variables and tags").
 *
 * @param context undefined where variables are plain text: policies of version 2008-10-17
 */
export function patternOf(text: string, context: RequestContext | undefined): Pattern {
  if (context === undefined) return wildcardsIn(text);
  const pieces: Piece[] = [];
  let isUnknown = false;
  let from = 0;
  for (const match of text.matchAll(VARIABLE)) {
    pieces.push(...wildcardsIn(text.slice(from, match.index)));
    from = match.index + match[0].length;
    const value = valueOf(match[1] ?? '', context);
    if (value === undefined) return 'absent';
    if (value === UNKNOWN_VALUE) isUnknown = true;
    else pieces.push({ kind: 'value', text: value });
  }
  pieces.push(...wildcardsIn(text.slice(from)));
  return isUnknown ? 'unknown' : pieces;
}

/** `${*}`, `${?}` and `${$}` are the characters themselves; `${key, 'default'}` has a default. */
function valueOf(
  variable: string,
  context: RequestContext,
): string | typeof UNKNOWN_VALUE | undefined {
  if (['*', '?', '$'].includes(variable)) return variable;
  const [, key = '', otherwise] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(variable) ?? [];
  const values = valuesOf(context, key);
  if (values === UNKNOWN_VALUE) return values;
  // A variable takes keys with one value only.
  return values?.length === 1 ? values[0] : otherwise;
}

function wildcardsIn(text: string): readonly Piece[] {
  return (text.match(/\*|\?|[^*?]+/g) ?? []).map((part) =>
    part === '*' ? { kind: 'any' } : part === '?' ? { kind: 'one' } : { kind: 'text', text: part },
  );
}

/** The text of a pattern without wildcards in the sense of `StringEquals`: they are plain characters. */
export function literalOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (piece.kind === 'any' ? '*' : piece.kind === 'one' ? '?' : piece.text))
    .join('');
}

/** Characters of a pattern that stand for others. */
const ANY = Symbol('any');
const ONE = Symbol('one');

/** Whether a text fits, from its first to its last character; line breaks are characters like others. */
export function fits(pieces: readonly Piece[], text: string): boolean {
  const wanted = pieces.flatMap((piece): readonly (string | typeof ANY | typeof ONE)[] => {
    if (piece.kind === 'any') return [ANY];
    return piece.kind === 'one' ? [ONE] : [...piece.text];
  });
  const characters = [...text];
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (from < characters.length) {
    const piece = wanted[at];
    if (piece === ANY) {
      star = at++;
      resume = from;
    } else if (piece === ONE || (piece !== undefined && piece === characters[from])) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++resume;
    } else return false;
  }
  while (wanted[at] === ANY) at++;
  return at === wanted.length;
}

/** Whether a text fits a pattern whose variables may have no known value. */
export function fitsPattern(pattern: Pattern, test: (pieces: readonly Piece[]) => boolean): Truth {
  if (pattern === 'unknown') return 'unknown';
  return pattern === 'absent' ? false : test(pattern);
}

import { EvaluationError } from '../expression/evaluation-error';
import { compareTexts } from '../types/set-order';
import type { Value } from '../value/value';
import { number, ofTexts, text, texts, type Functions } from './definition';
import { matchAll, matchFirst, replaceMatches } from './regex';

export const TEXT: Functions = {
  chomp: ofTexts(1, (value = '') => value.replace(/(?:\r\n|\r|\n)+$/, '')),
  endswith: ofTexts(2, (value = '', suffix = '') => value.endsWith(suffix)),
  startswith: ofTexts(2, (value = '', prefix = '') => value.startsWith(prefix)),
  strcontains: ofTexts(2, (value = '', part = '') => value.includes(part)),
  lower: ofTexts(1, (value = '') => [...value].map(lowered).join('')),
  upper: ofTexts(1, (value = '') => [...value].map(raised).join('')),
  title: ofTexts(1, titled),
  trim: ofTexts(2, (value = '', cut = '') => trimmed(value, (each) => cut.includes(each))),
  trimprefix: ofTexts(2, (value = '', prefix = '') =>
    value.startsWith(prefix) ? value.slice(prefix.length) : value,
  ),
  trimsuffix: ofTexts(2, (value = '', suffix = '') =>
    suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value,
  ),
  trimspace: ofTexts(1, (value = '') => trimmed(value, (each) => WHITE_SPACE.test(each))),
  strrev: ofTexts(1, (value = '') => graphemes(value).reverse().join('')),
  split: ofTexts(2, (separator = '', value = '') =>
    separator === '' ? [...value] : value.split(separator),
  ),
  join: {
    parameters: [text],
    rest: texts,
    call: ([separator = '', ...lists]) => {
      if (lists.length === 0) throw new EvaluationError('join(): at least one list is required');
      const items = (lists as (string | null)[][]).flat();
      if (items.includes(null)) throw new EvaluationError('join(): an element is null');
      return items.join(separator as string);
    },
  },
  indent: {
    parameters: [number, text],
    call: ([spaces = 0, value = '']) =>
      (value as string).replaceAll('\n', `\n${' '.repeat(countOf(spaces, 'indent'))}`),
  },
  substr: {
    parameters: [text, number, number],
    call: ([value = '', offset = 0, length = 0]) =>
      part(value as string, offset as number, length as number),
  },
  sort: {
    parameters: [texts],
    call: ([items]) => {
      const all = items as (string | null)[];
      if (all.includes(null)) throw new EvaluationError('sort(): an element is null');
      return [...(all as string[])].sort(compareTexts);
    },
  },
  replace: ofTexts(3, (value = '', search = '', replacement = '') =>
    search.length > 1 && search.startsWith('/') && search.endsWith('/')
      ? replaceMatches(value, search.slice(1, -1), replacement)
      : search === ''
        ? ['', ...value, ''].join(replacement)
        : value.split(search).join(replacement),
  ),
  regex: ofTexts(2, (pattern = '', value = '') => matchFirst(pattern, value)),
  regexall: ofTexts(2, (pattern = '', value = '') => matchAll(pattern, value)),
};

/** Unicode white space as Go knows it. */
const WHITE_SPACE = /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

function trimmed(value: string, isCut: (each: string) => boolean): string {
  const all = [...value];
  let start = 0;
  let end = all.length;
  while (start < end && isCut(all[start] ?? '')) start++;
  while (end > start && isCut(all[end - 1] ?? '')) end--;
  return all.slice(start, end).join('');
}

/** Go changes the case of one code point to one code point. */
function raised(each: string): string {
  const upper = each.toUpperCase();
  return [...upper].length === 1 ? upper : each;
}

function lowered(each: string): string {
  const lower = each.toLowerCase();
  return [...lower].length === 1 ? lower : each;
}

/** The first letter of each word; a word ends where neither letter, digit nor underscore is. */
function titled(value = ''): string {
  let previous = ' ';
  return [...value]
    .map((each) => {
      const begins = isSeparator(previous);
      previous = each;
      return begins ? raised(each) : each;
    })
    .join('');
}

function isSeparator(each: string): boolean {
  if (/^[\0-\x7f]$/.test(each)) return !/^[0-9A-Za-z_]$/.test(each);
  return !/^[\p{L}\p{Nd}]$/u.test(each) && WHITE_SPACE.test(each);
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for one character, as Terraform counts and cuts texts. */
export function graphemes(value: string): string[] {
  return [...SEGMENTER.segment(value)].map(({ segment }) => segment);
}

function part(value: string, offset: number, length: number): Value {
  if (!Number.isInteger(offset) || !Number.isInteger(length)) {
    throw new EvaluationError('substr(): offset and length must be whole numbers');
  }
  const all = graphemes(value);
  const start = offset < 0 ? Math.max(0, all.length + offset) : offset;
  return all.slice(start, length < 0 ? undefined : start + length).join('');
}

/** A count of something: a whole number that is not negative. */
export function countOf(value: Value, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new EvaluationError(`${name}(): a whole number is required`);
  }
  if (value < 0) throw new EvaluationError(`${name}(): the number must not be negative`);
  return value;
}

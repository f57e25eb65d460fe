/** A comparison of numbers, such as `['>', 0, '<=', 5]`. */
export type NumericComparison =
  | readonly ['<' | '<=', number]
  | readonly ['=', number]
  | readonly ['>' | '>=', number, '<' | '<=', number]
  | readonly ['>' | '>=', number];

/** What one value of a message is compared with: exactly this, or by an operator. */
export type Matcher =
  | boolean
  | number
  | string
  | null
  | { readonly 'anything-but': readonly (number | string)[] | { readonly prefix: string } }
  | { readonly cidr: string }
  | { readonly 'equals-ignore-case': string }
  | { readonly exists: boolean }
  | { readonly numeric: NumericComparison }
  | { readonly prefix: string }
  | { readonly suffix: string };

/** Names, each with the values of which one has to match. */
export type AttributePattern = Readonly<Record<string, readonly Matcher[]>>;

/** Fields of a JSON body, each with the values of which one has to match, or with fields of its own. */
export interface BodyPattern {
  readonly [field: string]: BodyPattern | readonly Matcher[];
}

/** One field of a pattern, with its place in the body. */
export interface PatternField {
  readonly path: readonly string[];
  readonly matchers: readonly Matcher[];
}

/** The fields of a pattern that have values to match, in order. */
export function fieldsOf(pattern: BodyPattern, above: readonly string[] = []): PatternField[] {
  return Object.entries(pattern).flatMap(([name, value]) => {
    const path = [...above, name];
    return isMatchers(value) ? [{ path, matchers: value }] : fieldsOf(value, path);
  });
}

/** The numbers that a matcher compares with. */
export function numbersOf(matcher: Matcher): readonly number[] {
  if (typeof matcher === 'number') return [matcher];
  if (typeof matcher !== 'object' || matcher === null) return [];
  if ('numeric' in matcher) return matcher.numeric.filter((part) => typeof part === 'number');
  if (!('anything-but' in matcher)) return [];
  const excluded = matcher['anything-but'];
  return 'prefix' in excluded ? [] : excluded.filter((part) => typeof part === 'number');
}

function isMatchers(value: BodyPattern | readonly Matcher[]): value is readonly Matcher[] {
  return Array.isArray(value);
}

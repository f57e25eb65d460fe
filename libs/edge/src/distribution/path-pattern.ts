/** The pattern as CloudFront compares it: it does not matter whether it starts with a slash. */
export function normalizePattern(pattern: string): string {
  return pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`;
}

/** A pattern that no request reaches, and the one before it that takes them all. */
export interface Unreachable {
  readonly pattern: string;
  readonly behind: string;
}

/** Patterns that an earlier one covers; equal ones are left out. */
export function findUnreachable(patterns: readonly string[]): readonly Unreachable[] {
  return patterns.flatMap((pattern, at) => {
    const behind = patterns
      .slice(0, at)
      .find((earlier) => earlier !== pattern && covers(earlier, pattern));
    return behind === undefined ? [] : [{ pattern, behind }];
  });
}

/**
 * Whether everything that `inner` matches is matched by `outer`. Read as plain characters, `inner` is the hardest case:
 * its `*` is met by a `*` alone, its `?` by `?` or `*`.
 */
export function covers(outer: string, inner: string): boolean {
  const source = [...outer].map((character) => {
    if (character === '*') return '.*';
    return character === '?' ? '[^*]' : character.replace(/[.$+\\^()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 's').test(inner);
}

import { patternCovers, patternsMeet } from './pattern';

/** A pattern, or everything but some patterns: `NotAction`, `NotResource`, `NotPrincipal`. */
export type Scope = { readonly pattern: string } | { readonly except: readonly string[] };

export const EVERYTHING: Scope = { pattern: '*' };

export function scopesOf(patterns: readonly string[], except: readonly string[]): readonly Scope[] {
  if (except.length > 0) return [{ except: [...new Set(except)].sort() }];
  return [...new Set(patterns)].map((pattern) => ({ pattern }));
}

export function isAll(scope: Scope): boolean {
  return 'pattern' in scope && /^\*+$/.test(scope.pattern);
}

/** Whether all of `narrow` is in `wide`. */
export function scopeCovers(wide: Scope, narrow: Scope): boolean {
  if ('pattern' in wide) {
    return isAll(wide) || ('pattern' in narrow && patternCovers(wide.pattern, narrow.pattern));
  }
  if ('pattern' in narrow) return !wide.except.some((each) => patternsMeet(each, narrow.pattern));
  return wide.except.every((each) => narrow.except.some((other) => patternCovers(other, each)));
}

export function scopeKey(scope: Scope): string {
  return 'pattern' in scope ? scope.pattern : `!${scope.except.join(',')}`;
}

/** The patterns that a scope is made of, with or without `Not`. */
export function patternsIn(scope: Scope): readonly string[] {
  return 'pattern' in scope ? [scope.pattern] : scope.except;
}

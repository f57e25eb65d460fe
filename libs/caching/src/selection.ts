/**
 * Which cookies, headers or query strings of a request a policy takes: none, all, those of a list, all but a list, or
 * what nobody can tell. Names of headers are compared without case.
 */
export type Selection =
  | 'none'
  | 'all'
  | 'unknown'
  | { readonly only: readonly string[] }
  | { readonly except: readonly string[] };

/** Whether a selection takes a name; undefined where nobody can tell. */
export function takes(selection: Selection, name: string): boolean | undefined {
  if (selection === 'unknown') return undefined;
  if (typeof selection === 'string') return selection === 'all';
  const wanted = name.toLowerCase();
  const listed = ('only' in selection ? selection.only : selection.except).some(
    (each) => each.toLowerCase() === wanted,
  );
  return 'only' in selection ? listed : !listed;
}

/** What one selection takes and another does not. */
export type Uncovered =
  | { readonly kind: 'nothing' }
  /** Everything but some names, or names that nobody listed. */
  | { readonly kind: 'most' }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'unknown' };

/** What `wide` takes and `narrow` does not. */
export function uncovered(wide: Selection, narrow: Selection): Uncovered {
  if (wide === 'none' || narrow === 'all') return { kind: 'nothing' };
  if (wide === 'unknown' || narrow === 'unknown') return { kind: 'unknown' };
  if (typeof wide === 'object' && 'only' in wide) {
    return named(wide.only.filter((name) => takes(narrow, name) === false));
  }
  // What is wide takes all but some names. A narrow list of exceptions leaves out only what it names.
  if (typeof narrow === 'object' && 'except' in narrow) {
    return named(narrow.except.filter((name) => takes(wide, name) === true));
  }
  return { kind: 'most' };
}

function named(names: readonly string[]): Uncovered {
  return names.length === 0 ? { kind: 'nothing' } : { kind: 'names', names };
}

/** What either of two selections takes. */
export function union(one: Selection, other: Selection): Selection {
  if (one === 'all' || other === 'all') return 'all';
  if (one === 'none') return other;
  if (other === 'none') return one;
  if (one === 'unknown' || other === 'unknown') return 'unknown';
  if ('only' in one && 'only' in other) return { only: [...one.only, ...other.only] };
  const [except, rest] = 'except' in one ? [one, other] : [other as { except: string[] }, one];
  const left = except.except.filter((name) => takes(rest, name) !== true);
  return left.length === 0 ? 'all' : { except: left };
}

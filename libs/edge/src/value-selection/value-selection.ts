import type { Problem } from '@archway/core';
import { isOpen, problemIf, show } from '@archway/core';

/** Which cookies or query strings of a viewer's request count. Names are taken literally, without wildcards. */
export type ValueSelection =
  'none' | 'all' | { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** A selection as CloudFront spells it. */
export interface RenderedSelection {
  readonly behavior: string;
  readonly items?: string[];
}

/** The selection in CloudFront's words. */
export function renderSelection(selection: ValueSelection): RenderedSelection {
  if (typeof selection === 'string') return { behavior: selection };
  return 'only' in selection
    ? { behavior: 'whitelist', items: [...selection.only] }
    : { behavior: 'allExcept', items: [...selection.except] };
}

/** The names that a selection lists. */
export function namesOf(selection: ValueSelection | undefined): readonly string[] {
  if (selection === undefined || typeof selection === 'string') return [];
  return 'only' in selection ? selection.only : selection.except;
}

/** What is wrong with a list of names: none, too many, or one twice. */
export function listProblems(
  prop: string,
  names: readonly string[],
  maximum: number,
): readonly Problem[] {
  const known = names.filter((name) => !isOpen(name)).map((name) => name.toLowerCase());
  const repeated = known.find((name, at) => known.indexOf(name) !== at);
  return [
    problemIf(
      names.length === 0 || names.length > maximum,
      `${prop} must list 1 to ${maximum} names, got ${names.length}`,
    ),
    problemIf(
      repeated !== undefined,
      `${prop} must list every name once, got ${show(repeated)} twice`,
    ),
    problemIf(known.includes(''), `${prop} must list names that are not empty, got ""`),
  ];
}

/** What is wrong with a selection's list of names. */
export function selectionProblems(
  prop: string,
  selection: ValueSelection | undefined,
  maximum: number,
): readonly Problem[] {
  return selection === undefined || typeof selection === 'string'
    ? []
    : listProblems(prop, namesOf(selection), maximum);
}

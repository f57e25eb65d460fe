import type { Problem } from '@archway/core';
import { problemIf } from '@archway/core';
import type { BodyPattern, Matcher } from '../subscription/message-pattern';
import { fieldsOf } from '../subscription/message-pattern';

/** What the body of a message has to look like: fields of its JSON, or values of its plain text. */
export interface MessageFilter {
  readonly body: BodyPattern | readonly Matcher[];
}

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
const MOST_FILTERS = 5;
// https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html
const MOST_CHARACTERS = 4_096;

/** The filters as the mapping takes them. */
export function renderFilters(filters: readonly MessageFilter[]): { readonly pattern: string }[] {
  return filters.map((filter) => ({ pattern: JSON.stringify({ body: filter.body }) }));
}

/** What Lambda would refuse of the filters. */
export function filterProblems(filters: readonly MessageFilter[]): readonly Problem[] {
  return [
    problemIf(
      filters.length === 0 || filters.length > MOST_FILTERS,
      `filters must be 1 to ${MOST_FILTERS}, got ${filters.length}`,
    ),
    ...renderFilters(filters).map(({ pattern }, index) =>
      problemIf(
        pattern.length > MOST_CHARACTERS,
        `filters[${index}] must have at most ${MOST_CHARACTERS} characters, got ${pattern.length}`,
      ),
    ),
    ...filters.flatMap((filter, index) =>
      fieldsOf({ body: filter.body }).flatMap(({ path, matchers }) => {
        const name = `filters[${index}].${path.join('.')}`;
        return [
          problemIf(matchers.length === 0, `${name} must have at least one value, got none`),
          problemIf(
            matchers.some((matcher) => typeof matcher === 'object' && matcher && 'cidr' in matcher),
            `${name} must not match by cidr, which Lambda does not know`,
          ),
        ];
      }),
    ),
  ];
}

import { textOf, textsOf } from '@archway/terraform';
import type { Compared } from '../comparison/comparison';

/** The accounts that a plan works in, as far as it shows them. */
export function accountsOf({
  prior,
  planned,
}: Pick<Compared, 'prior' | 'planned'>): ReadonlySet<string> {
  const resources = [...prior.resources, ...planned.resources];
  const arns = resources.map(({ attributes }) => textOf(attributes['arn'])?.split(':')[4] ?? '');
  const callers = [...prior.dataSources, ...planned.dataSources]
    .filter(({ type }) => type === 'aws_caller_identity')
    .map(({ attributes }) => textOf(attributes['account_id']) ?? '');
  const allowed = planned.providers.flatMap(({ attributes }) =>
    textsOf(attributes['allowed_account_ids']),
  );
  return new Set([...arns, ...callers, ...allowed].filter((each) => /^\d{12}$/.test(each)));
}

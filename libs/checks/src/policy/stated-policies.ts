import { typesKnowing, type Policy } from '@archway/aws';
import { blocksOf, textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import type { Statement } from './policy';
import { policyOf } from './policy-of';

/** A policy document, and the resource that states it. */
export interface StatedPolicy {
  readonly stated: Subject;
  /** Undefined where the document is not known. */
  readonly statements: readonly Statement[] | undefined;
}

/** Arguments that are a whole policy; those in blocks are read one by one. */
const argumentsOf = (wanted: Policy['kind']): readonly (readonly [string, string])[] =>
  typesKnowing('policies').flatMap(({ type, policies }) =>
    policies
      .filter(({ kind, argument }) => kind === wanted && !argument.includes('.'))
      .map(({ argument }) => [type, argument] as const),
  );

const IDENTITY = argumentsOf('identity');
const RESOURCE = argumentsOf('resource');

export const identityPoliciesOf = perEstate((estate: Estate): readonly StatedPolicy[] => {
  const inline = estate.all('aws_iam_role').flatMap((stated) =>
    blocksOf(stated.attributes['inline_policy'])
      .filter((block) => isStated(block['policy']))
      .map((block) => ({ stated, statements: policyOf(stated, block['policy']) })),
  );
  return [...statedIn(estate, IDENTITY), ...inline];
});

/** Policies of resources; a permission of a function is a statement of its policy. */
export const resourcePoliciesOf = perEstate((estate: Estate): readonly StatedPolicy[] => {
  const permissions = estate.all('aws_lambda_permission').map((stated) => ({
    stated,
    statements: [permissionOf(stated)],
  }));
  const acrossRegions = estate
    .all('aws_s3control_multi_region_access_point_policy')
    .flatMap((stated) =>
      blocksOf(stated.attributes['details'])
        .filter((details) => isStated(details['policy']))
        .map((details) => ({ stated, statements: policyOf(stated, details['policy']) })),
    );
  return [...statedIn(estate, RESOURCE), ...permissions, ...acrossRegions];
});

function statedIn(
  estate: Estate,
  types: readonly (readonly [string, string])[],
): readonly StatedPolicy[] {
  return types.flatMap(([type, argument]) =>
    estate
      .all(type)
      .filter(({ attributes }) => isStated(attributes[argument]))
      .map((stated) => ({ stated, statements: policyOf(stated, stated.attributes[argument]) })),
  );
}

const CONDITIONS = [
  ['source_arn', 'ArnLike', 'aws:sourcearn'],
  ['source_account', 'StringEquals', 'aws:sourceaccount'],
  ['principal_org_id', 'StringEquals', 'aws:principalorgid'],
  ['event_source_token', 'StringEquals', 'lambda:eventsourcetoken'],
] as const;

/** A permission of a function as the statement that Lambda puts into the function's policy. */
export function permissionOf({ attributes }: Pick<Subject, 'attributes'>): Statement {
  const principal = textOf(attributes['principal']) ?? '';
  return {
    effect: 'Allow',
    principals: [
      {
        type: principal === '*' ? '*' : principal.includes('.') ? 'Service' : 'AWS',
        id: principal,
      },
    ],
    actions: [textOf(attributes['action']) ?? ''],
    notActions: [],
    resources: [],
    notResources: [],
    conditions: CONDITIONS.filter(([argument]) => isStated(attributes[argument])).map(
      ([argument, operator, key]) => {
        const value = attributes[argument];
        const shown = textOf(value) ?? JSON.stringify(value);
        return { operator, key, values: [shown.replace(/^"|"$/g, '')] };
      },
    ),
  };
}

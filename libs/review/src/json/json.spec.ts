import {
  array,
  assert,
  constantFrom,
  dictionary,
  integer,
  property,
  record,
  string,
} from 'fast-check';
import { planOf, realPlan, type Said } from '../testing/plan-of';
import { reviewPlans } from '../build/review-plans';
import { reviewJson } from './json';

describe('a review as JSON', () => {
  it('is the whole review', () => {
    const review = reviewPlans([{ plan: realPlan('update') }]);
    expect(JSON.parse(reviewJson(review))).toEqual(review);
  });

  it('has no sensitive value of a real plan, wherever the provider copied it', () => {
    const json = reviewJson(reviewPlans([{ plan: realPlan('sensitive') }]));
    expect(json).not.toMatch(/correct horse|battery staple/);
    expect(json).toContain('(sensitive value)');
  });

  it('has no secret, wherever it stands', () => {
    const types = constantFrom(
      'aws_sqs_queue',
      'aws_iam_role_policy',
      'aws_security_group',
      'aws_ssm_parameter',
      'aws_sns_topic_subscription',
      'aws_db_instance',
    );
    const names = constantFrom(
      'name',
      'policy',
      'tags',
      'ingress',
      'filter_policy',
      'value',
      'endpoint',
    );
    const side = dictionary(names, integer({ min: 0, max: 4 }), { minKeys: 1 });
    const change = record({
      type: types,
      before: side,
      after: side,
      kind: integer({ min: 0, max: 3 }),
    });
    const secrets = string({ minLength: 8, maxLength: 12, unit: constantFrom('q', 'x', 'z') });
    assert(
      property(secrets, array(change, { minLength: 1, maxLength: 4 }), (secret, all) => {
        const plan = planOf(
          Object.fromEntries(
            all.map(({ type, before, after, kind }, at) => [
              `${type}.R${at}`,
              saidOf(kind, planted(before, secret), planted(after, secret)),
            ]),
          ),
          { variables: { secret: { value: secret } }, configuration: SECRET_VARIABLE },
        );
        expect(reviewJson(reviewPlans([{ plan }]))).not.toContain(secret);
        expect(reviewJson(reviewPlans([{ plan, base: plan }]))).not.toContain(secret);
      }),
      { numRuns: 60 },
    );
  });
});

const SECRET_VARIABLE = { root_module: { variables: { secret: { sensitive: true } } } };

function saidOf(kind: number, before: object, after: object): Said {
  if (kind === 0) return { after };
  if (kind === 1) return { before };
  return kind === 2
    ? { before, after }
    : { before, after, actions: ['delete', 'create'], replacePaths: [['name'], ['tags']] };
}

/** A secret as it is, in a text, in a document, in a list and as a value of a map. */
function planted(side: Readonly<Record<string, number>>, secret: string): object {
  const forms = [
    secret,
    `before ${secret} after`,
    JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: secret, Resource: '*', Principal: '*' }],
    }),
    [secret, 'plain'],
    { [`key`]: secret },
  ];
  return Object.fromEntries(
    Object.entries(side).map(([name, form]) => [name, forms[form] ?? null]),
  );
}

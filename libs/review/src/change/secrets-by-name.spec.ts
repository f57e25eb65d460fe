import { planOf } from '../testing/plan-of';
import { reviewPlans } from '../build/review-plans';
import { reviewJson } from '../json/json';

const variables = (variables: object) => ({ function_name: 'f', environment: [{ variables }] });
const containers = (...environment: readonly object[]) => ({
  family: 'web',
  container_definitions: JSON.stringify([{ name: 'web', environment }]),
});

const told = (type: string, before: object | undefined, after: object): string => {
  const said = before === undefined ? { after } : { before, after };
  return reviewJson(reviewPlans([{ plan: planOf({ [`${type}.A`]: said }) }]));
};

it.each(['DB_PASSWORD', 'GITHUB_TOKEN', 'clientSecret', 'STRIPE_API_KEY', 'PRIVATE_KEY'])(
  'never shows what is called %s, though nobody marked it',
  (name) => {
    const [was, is] = [{ [name]: 'hunter2' }, { [name]: 'hunter3' }];
    const function_ = 'aws_lambda_function';
    for (const text of [
      told(function_, variables(was), variables(is)),
      told(function_, undefined, variables(is)),
      told(
        'aws_ecs_task_definition',
        containers({ name, value: 'hunter2' }),
        containers({ name, value: 'hunter3' }),
      ),
      told('aws_ecs_task_definition', undefined, containers({ name, value: 'hunter3' })),
    ]) {
      expect(text).not.toContain('hunter');
      expect(text).toContain('(sensitive value)');
    }
  },
);

it.each([
  ['PASSWORD_SECRET_ARN', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a'],
  ['DB_SECRET', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a'],
  ['TOKEN_TTL_SECONDS', '3600'],
  ['COMPASS', 'north'],
  ['hash_key', 'id'],
])('shows %s, which is none', (name, value) => {
  expect(
    told('aws_lambda_function', variables({ [name]: `${value}0` }), variables({ [name]: value })),
  ).toContain(value);
});

it('shows an address without its password', () => {
  const text = told(
    'aws_lambda_function',
    variables({ DB: 'postgres://app:hunter2@db:5432/orders' }),
    variables({ DB: 'postgres://app:hunter3@db:5432/orders' }),
  );
  expect(text).not.toContain('hunter');
  expect(text).toContain('postgres://app:(sensitive value)@db:5432/orders');
});

it('says that a secret changes', () => {
  expect(
    told('aws_lambda_function', variables({ TOKEN: 'a' }), variables({ TOKEN: 'b' })),
  ).toContain('environment[0].variables.TOKEN');
});

import { Unknown } from '@archway/terraform';
import { differences } from './difference';
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
      expect(text).toContain('(hidden)');
    }
  },
);

it.each([
  ['aws_lambda_function', variables({ LEVEL: 'hunter2' })],
  ['aws_ecs_task_definition', containers({ name: 'LEVEL', value: 'hunter2' })],
  [
    'aws_codebuild_project',
    {
      environment: [
        { compute_type: 'small', environment_variable: [{ name: 'LEVEL', value: 'hunter2' }] },
      ],
    },
  ],
  [
    'aws_apprunner_service',
    {
      source_configuration: [
        { image_configuration: [{ runtime_environment_variables: { LEVEL: 'hunter2' } }] },
      ],
    },
  ],
  [
    'aws_elastic_beanstalk_environment',
    {
      setting: [
        {
          namespace: 'aws:elasticbeanstalk:application:environment',
          name: 'LEVEL',
          value: 'hunter2',
        },
      ],
    },
  ],
  ['aws_amplify_app', { environment_variables: { LEVEL: 'hunter2' } }],
  ['aws_sagemaker_model', { container: [{ environment: { LEVEL: 'hunter2' } }] }],
  ['aws_instance', { user_data: '#!/bin/sh\nlogin hunter2' }],
  ['aws_db_instance', { DBPASSWORD: 'hunter2' }],
  ['aws_x', { apikey: 'hunter2' }],
])('hides what %s may hold secrets in, and says that it changes', (type, values: object) => {
  const after = JSON.parse(JSON.stringify(values).replaceAll('hunter2', 'hunter3')) as object;
  for (const text of [told(type, values, after), told(type, undefined, after)]) {
    expect(text).not.toContain('hunter');
    expect(text).toContain('(hidden)');
  }
  expect(told(type, values, values)).not.toContain('(hidden)');
});

it.each<[string, object]>([
  ['aws_codebuild_project', { environment: [{ compute_type: 'BUILD', image: 'linux' }] }],
  ['aws_elastic_beanstalk_environment', { setting: [{ namespace: 'aws:x', value: 'BUILD' }] }],
  ['aws_lambda_function', variables({ DB_SECRET: 'arn:aws:secretsmanager:x:y:secret:BUILD' })],
  ['aws_x', { TOKEN_TTL_SECONDS: 'BUILD' }],
  ['aws_x', { COMPASS: 'BUILD' }],
  ['aws_x', { hash_key: 'BUILD' }],
  ['aws_api_gateway_stage', { variables: { function: 'BUILD' } }],
])('shows what is none, of %s: %j', (type, values) => {
  const before = JSON.parse(JSON.stringify(values).replaceAll('BUILD', 'OTHER')) as object;
  expect(told(type, before, values)).toContain('BUILD');
});

it('shows an address without its password', () => {
  const [before, after] = [2, 3].map((at) => ({
    url: `postgres://app:hunter${at}@db:5432/orders`,
  }));
  const text = told('aws_x', before, after ?? {});
  expect(text).not.toContain('hunter');
  expect(text).toContain('postgres://app:(hidden)@db:5432/orders');
});

it('says that a secret changes', () => {
  expect(
    told('aws_lambda_function', variables({ TOKEN: 'a' }), variables({ TOKEN: 'b' })),
  ).toContain('environment[0].variables.TOKEN');
});

it.each([
  ['"${aws_sqs_queue.q.url}"', '[{"environment":[{"name":"A","value":"(hidden)"}'],
  ['"${aws_sqs_queue.q["a"].url}"', '(known after apply)'],
])('hides them in text that holds what is known only after an apply: %s', (reference, expected) => {
  const text = `[{"environment":[{"name":"A","value":"hunter2"}],"image":${reference}}]`;
  const [found] = differences('x', new Unknown(text, ['aws_sqs_queue.q.url'], ''), ['a']);
  expect(found?.after).toContain(expected);
  expect(found?.after).not.toContain('hunter');
});

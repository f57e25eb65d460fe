import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeholder, toOffline, withoutAws } from './offline';
import type { Configuration, Stack } from './stacks';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const stack = (name: string, configuration: Configuration): Stack => ({
  name,
  folder: `/out/stacks/${name}`,
  configuration,
});

const KEYS = {
  access_key: 'offline',
  secret_key: 'offline',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: true,
};

it('gives every AWS provider keys of nobody, and leaves other providers alone', () => {
  const one = stack('one', {
    provider: {
      aws: [
        {
          region: 'eu-central-1',
          allowed_account_ids: ['123456789012'],
          assume_role: [{ role_arn: 'arn:aws:iam::123456789012:role/deploy' }],
          profile: 'team',
        },
        { alias: 'use1', region: 'us-east-1' },
      ],
      random: [{}],
    },
  });
  expect(toOffline(one, [one], folder).configuration.provider).toEqual({
    aws: [
      { region: 'eu-central-1', ...KEYS },
      { alias: 'use1', region: 'us-east-1', ...KEYS },
    ],
    random: [{}],
  });
});

it('takes an empty state of its own for any backend', () => {
  const one = stack('one', {
    terraform: { required_version: '>= 1.5', backend: { s3: { bucket: 'state' } }, cloud: {} },
  });
  const { configuration } = toOffline(one, [one], folder);
  expect(JSON.parse(JSON.stringify(configuration.terraform))).toEqual({
    required_version: '>= 1.5',
    backend: { local: { path: join(folder, 'offline.tfstate') } },
  });
});

it('puts placeholders where another stack has outputs', () => {
  const one = stack('one', {
    output: { queueArn: { value: '${aws_sqs_queue.Orders.arn}' }, size: { value: 3 } },
  });
  const read = 'data.terraform_remote_state.input-one.outputs';
  const two = stack('two', {
    data: { terraform_remote_state: { 'input-one': { backend: 's3', config: { bucket: 'x' } } } },
    output: { all: { value: `\${${read}.queueArn}-\${${read}.size}` } },
  });
  const { configuration, placeholders } = toOffline(two, [one, two], folder);
  const path = join(folder, 'input-one.offline.tfstate');
  expect(placeholders).toEqual(['input-one']);
  expect(configuration.data).toEqual({
    terraform_remote_state: { 'input-one': { backend: 'local', config: { path } } },
  });
  const state = JSON.parse(readFileSync(path, 'utf8')) as { outputs: object };
  expect(state.outputs).toEqual({
    queueArn: { value: 'arn:aws:sqs:us-east-1:000000000000:offline-Orders', type: 'string' },
    size: { value: 3, type: 'number' },
  });
});

it.each([
  ['${aws_s3_bucket.Photos.arn}', 'arn:aws:s3:::offline-photos'],
  ['${aws_s3_bucket.Photos.id}', 'offline-photos'],
  ['${aws_sqs_queue.Orders.id}', 'https://sqs.us-east-1.amazonaws.com/000000000000/offline-Orders'],
  ['${aws_sns_topic.News.id}', 'arn:aws:sns:us-east-1:000000000000:offline-News'],
  ['${aws_iam_role.Worker.arn}', 'arn:aws:iam::000000000000:role/offline-Worker'],
  ['${aws_lambda_function.Resize.function_name}', 'offline-Resize'],
  ['${join("-", [aws_sqs_queue.A.name, "b"])}', 'offline-out'],
  ['said in the stack', 'said in the stack'],
  [7, 7],
  [true, true],
  [['a'], 'offline-out'],
])('stands for %s as %s', (expression, value) => {
  expect(placeholder(expression, 'out')).toBe(value);
});

it('hides the credentials and the configuration of the user', () => {
  expect(withoutAws({ PATH: '/bin', AWS_PROFILE: 'team', AWS_REGION: 'eu-west-1' })).toEqual({
    PATH: '/bin',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  });
});

import { parseStack } from '@archway/terraform';
import { COVERAGE, notSimulatedOf } from './not-simulated';

const entries = Object.entries(COVERAGE).map(
  ([type, { simulated, noEffect, notSimulated = {} }]) => ({
    type,
    all: [...simulated, ...noEffect, ...Object.keys(notSimulated)],
  }),
);

it.each(entries)('$type has each argument in one list alone', ({ all }) => {
  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
});

const linesFor = (type: string, body: object): readonly string[] =>
  parseStack(
    JSON.stringify({ resource: { [type]: { it: body } } }),
    'spec/cdk.tf.json',
  ).resources.flatMap(notSimulatedOf);

describe('what is stated and not simulated', () => {
  it.each([
    ['aws_lambda_function', { vpc_config: { subnet_ids: ['a'] } }, 'vpc_config is not simulated'],
    ['aws_lambda_function', { architectures: ['riscv'] }, 'the code runs on this machine'],
    ['aws_lambda_function', { snap_start: { apply_on: 'PublishedVersions' } }, 'snap_start'],
    ['aws_sqs_queue', { deduplication_scope: 'messageGroup' }, 'deduplication_scope'],
    ['aws_scheduler_schedule', { flexible_time_window: { mode: 'FLEXIBLE' } }, 'flexible_time'],
    ['aws_sns_topic_data_protection_policy', {}, 'is not simulated'],
    ['aws_sfn_state_machine', {}, 'it never runs'],
  ])('%s %j is one line', (type, body, line) => {
    expect(linesFor(type, body)).toEqual([expect.stringContaining(line)]);
  });

  it.each([
    ['aws_lambda_function', { vpc_config: [], snap_start: { apply_on: 'None' } }],
    ['aws_lambda_function', { architectures: [process.arch === 'x64' ? 'x86_64' : process.arch] }],
    ['aws_sqs_queue', { deduplication_scope: 'queue', tags: { a: 'b' } }],
    ['aws_scheduler_schedule', { flexible_time_window: { mode: 'OFF' } }],
    ['aws_s3_bucket_public_access_block', {}],
    ['aws_vpc', { cidr_block: '10.0.0.0/16' }],
  ])('%s %j is none', (type, body) => {
    expect(linesFor(type, body)).toEqual([]);
  });
});

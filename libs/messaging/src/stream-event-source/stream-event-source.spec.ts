import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import { findLoop } from '@archway/core';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { PlainFunction } from '../plain-function/plain-function';
import { PlainTable } from '../plain-table/plain-table';
import { Queue } from '../queue/queue';
import { Stream } from '../stream/stream';
import type { KinesisEventSourceProps } from './kinesis-event-source';
import { KinesisEventSource } from './kinesis-event-source';
import { TableEventSource } from './table-event-source';

function counted(props?: KinesisEventSourceProps): Synthesized {
  return synth((stack) => {
    const stream = new Stream(stack, 'Clicks');
    new KinesisEventSource(stream, props).bind(new PlainFunction(stack, 'Count'));
  });
}

it('reads a stream from its beginning, splits what fails and tells of what it gives up', () => {
  const stack = counted();
  expect(stack.inventory).toMatchObject({
    aws_lambda_event_source_mapping: 1,
    aws_sqs_queue: 1,
  });
  expect(stack.only(LambdaEventSourceMapping)).toMatchObject({
    event_source_arn: '${aws_kinesis_stream.Clicks.arn}',
    starting_position: 'TRIM_HORIZON',
    bisect_batch_on_function_error: true,
    maximum_retry_attempts: 10,
    function_response_types: ['ReportBatchItemFailures'],
    destination_config: {
      on_failure: {
        destination_arn: expect.stringContaining('aws_sqs_queue.Count_Clicks_OnFailure'),
      },
    },
    depends_on: [expect.stringContaining('aws_iam_role_policy')],
  });
});

it('lets the function read the stream and tell of failures', () => {
  const { Statement } = JSON.parse(counted().only(IamRolePolicy)['policy']);
  expect(Statement.map((statement: { Action: unknown }) => statement.Action)).toEqual([
    [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
    ],
    'sqs:SendMessage',
  ]);
});

it('does what it is told', () => {
  const mapping = counted({
    id: 'Minutes',
    startingPosition: 'LATEST',
    batchSize: 10_000,
    maximumBatchingWindowSeconds: 300,
    bisectBatchOnFunctionError: false,
    maximumRetryAttempts: 'unlimited',
    maximumRecordAgeSeconds: 604_800,
    parallelizationFactor: 1,
    tumblingWindowSeconds: 60,
    reportBatchItemFailures: false,
    onFailure: false,
    filters: [{ data: { kind: ['click'] } }],
    enabled: false,
  }).only(LambdaEventSourceMapping);
  expect(mapping).toMatchObject({
    starting_position: 'LATEST',
    batch_size: 10_000,
    maximum_batching_window_in_seconds: 300,
    bisect_batch_on_function_error: false,
    maximum_retry_attempts: -1,
    maximum_record_age_in_seconds: 604_800,
    parallelization_factor: 1,
    tumbling_window_in_seconds: 60,
    filter_criteria: { filter: [{ pattern: '{"data":{"kind":["click"]}}' }] },
    enabled: false,
  });
  expect(mapping).not.toHaveProperty('destination_config');
  expect(mapping).not.toHaveProperty('function_response_types');
});

it('begins at a time', () => {
  expect(
    counted({ startingPositionTimestamp: '2026-01-31T12:00:00Z' }).only(LambdaEventSourceMapping),
  ).toMatchObject({
    starting_position: 'AT_TIMESTAMP',
    starting_position_timestamp: '2026-01-31T12:00:00Z',
  });
  expect(() =>
    counted({ startingPositionTimestamp: '2026-01-31T12:00:00Z', startingPosition: 'LATEST' }),
  ).toThrow('startingPositionTimestamp must be left out beside startingPosition');
});

it.each<[KinesisEventSourceProps, string]>([
  [{ batchSize: 10_001 }, 'batchSize must be a whole number between 1 and 10000'],
  [{ maximumBatchingWindowSeconds: 301 }, 'maximumBatchingWindowSeconds must be a whole number'],
  [{ maximumRetryAttempts: 10_001 }, 'maximumRetryAttempts must be a whole number'],
  [{ maximumRecordAgeSeconds: 59 }, 'maximumRecordAgeSeconds must be a whole number between 60'],
  [
    { parallelizationFactor: 2, tumblingWindowSeconds: 60 },
    'parallelizationFactor must be 1 with tumblingWindowSeconds, got 2',
  ],
  [{ parallelizationFactor: 11 }, 'parallelizationFactor must be a whole number between 1 and 10'],
  [
    { tumblingWindowSeconds: 901 },
    'tumblingWindowSeconds must be a whole number between 0 and 900',
  ],
  [{ filters: [] }, 'filters must be 1 to 5, got 0'],
])('refuses %j', (props, problem) => {
  expect(() => counted(props)).toThrow(problem);
});

it('reads through a consumer of the stream, and refuses one of another', () => {
  const stack = synth((scope) => {
    const stream = new Stream(scope, 'Clicks');
    const consumer = stream.addConsumer('Counts');
    new KinesisEventSource(stream, { consumer }).bind(new PlainFunction(scope, 'Count'));
    const other = new Stream(scope, 'Others');
    expect(() => {
      new KinesisEventSource(other, { consumer }).bind(new PlainFunction(scope, 'Twice'));
    }).toThrow("consumer must be one of 'test/Others', got one of 'test/Clicks'");
  });
  expect(stack.only(LambdaEventSourceMapping)['event_source_arn']).toContain(
    'aws_kinesis_stream_consumer.Clicks_Counts',
  );
});

it('invokes a function with the changes of a table that has a stream', () => {
  const stack = synth((scope) => {
    new TableEventSource(new PlainTable(scope, 'Orders'), {
      onFailure: new Queue(scope, 'Failed', { deadLetterQueue: false }),
    }).bind(new PlainFunction(scope, 'Publish'));
    expect(() => {
      new TableEventSource(new PlainTable(scope, 'Silent', false)).bind(
        new PlainFunction(scope, 'Twice'),
      );
    }).toThrow("table 'test/Silent' must have a stream");
  });
  expect(stack.only(LambdaEventSourceMapping)['event_source_arn']).toBe(
    '${aws_dynamodb_table.Orders.stream_arn}',
  );
});

it('knows a function that writes to the stream that it reads', () => {
  synth((scope) => {
    const stream = new Stream(scope, 'Clicks');
    const handler = new PlainFunction(scope, 'Count');
    new KinesisEventSource(stream).bind(handler);
    stream.grantWrite(handler);
    expect(findLoop(stream)).toEqual([stream, handler, stream]);
  });
});

import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { PipesPipe } from '@cdktf/provider-aws/lib/pipes-pipe';
import { findLoop } from '@archway/core';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import type { Construct } from 'constructs';
import { PlainFunction } from '../plain-function/plain-function';
import { PlainTable } from '../plain-table/plain-table';
import { Queue } from '../queue/queue';
import { Stream } from '../stream/stream';
import { Topic } from '../topic/topic';
import { Pipe } from './pipe';
import type { PipeProps } from './pipe-props';

function piped(build: (scope: Construct) => PipeProps): Synthesized {
  return synth((stack) => {
    new Pipe(stack, 'Outbox', build(stack));
  });
}

function published(props: Partial<PipeProps> = {}, reading: object = {}): Synthesized {
  return piped((scope) => ({
    source: { table: new PlainTable(scope, 'Orders'), ...reading },
    target: { topic: new Topic(scope, 'Placed') },
    ...props,
  }));
}

it('moves the changes of a table to a topic, and tells of what it gives up', () => {
  const stack = published();
  expect(stack.only(PipesPipe)).toMatchObject({
    name: 'test-test-Outbox',
    source: '${aws_dynamodb_table.Orders.stream_arn}',
    target: '${aws_sns_topic.Placed.arn}',
    source_parameters: {
      dynamodb_stream_parameters: {
        batch_size: 100,
        starting_position: 'TRIM_HORIZON',
        maximum_retry_attempts: 10,
        on_partial_batch_item_failure: 'AUTOMATIC_BISECT',
        dead_letter_config: { arn: expect.stringContaining('aws_sqs_queue.Outbox_DeadLetter') },
      },
    },
    log_configuration: { level: 'ERROR' },
  });
});

it('has a role that this pipe alone takes on, with what it needs, before it is made', () => {
  const stack = published();
  expect(JSON.parse(stack.only(IamRole)['assume_role_policy']).Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'pipes.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        ArnEquals: {
          'aws:SourceArn': 'arn:aws:pipes:eu-central-1:111122223333:pipe/test-test-Outbox',
        },
        StringEquals: { 'aws:SourceAccount': '111122223333' },
      },
    },
  ]);
  const { Statement } = JSON.parse(stack.only(IamRolePolicy)['policy']);
  expect(Statement.map((statement: { Action: unknown }) => statement.Action)).toEqual([
    'sqs:SendMessage',
    'dynamodb:GetRecords',
    'sns:Publish',
  ]);
  expect(stack.only(PipesPipe)['depends_on'].join()).toContain('aws_iam_role_policy.');
});

it('moves messages from queue to queue, in order', () => {
  const stack = piped((scope) => ({
    source: { queue: new Queue(scope, 'In'), batchSize: 5 },
    target: {
      queue: new Queue(scope, 'Out', { fifo: true }),
      messageGroupId: '$.body.tenant',
    },
    inputTemplate: '{"id":<$.body.id>}',
    filters: [{ body: { kind: ['order'] } }],
  }));
  expect(stack.only(PipesPipe)).toMatchObject({
    source_parameters: {
      sqs_queue_parameters: { batch_size: 5 },
      filter_criteria: { filter: [{ pattern: '{"body":{"kind":["order"]}}' }] },
    },
    target_parameters: {
      input_template: '{"id":<$.body.id>}',
      sqs_queue_parameters: { message_group_id: '$.body.tenant' },
    },
  });
});

it('moves records of a stream to a function that it waits for', () => {
  const stack = piped((scope) => ({
    source: { stream: new Stream(scope, 'Clicks'), deadLetterQueue: false },
    target: { function: new PlainFunction(scope, 'Count') },
    logLevel: 'OFF',
    enabled: false,
  }));
  expect(stack.only(PipesPipe)).toMatchObject({
    desired_state: 'STOPPED',
    source_parameters: { kinesis_stream_parameters: { batch_size: 100 } },
    target_parameters: { lambda_function_parameters: { invocation_type: 'REQUEST_RESPONSE' } },
    log_configuration: { level: 'OFF' },
  });
  expect(stack.inventory).not.toHaveProperty('aws_sqs_queue');
});

it.each<[Partial<PipeProps>, object, string]>([
  [{ pipeName: 'a'.repeat(65) }, {}, 'pipeName must be 1 to 64 letters'],
  [{ filters: [] }, {}, 'filters must be 1 to 5, got 0'],
  [{ inputTemplate: 'a'.repeat(8_193) }, {}, 'inputTemplate must have at most 8192 characters'],
  [{}, { batchSize: 10_001 }, 'source.batchSize must be a whole number between 1 and 10000'],
  [{}, { parallelizationFactor: 11 }, 'source.parallelizationFactor must be a whole number'],
  [{}, { maximumRecordAgeSeconds: 59 }, 'source.maximumRecordAgeSeconds must be a whole number'],
])('refuses %j %j', (props, reading, problem) => {
  expect(() => published(props, reading)).toThrow(problem);
});

it('takes what is just inside the limits', () => {
  const stack = published(
    { pipeName: 'a'.repeat(64), inputTemplate: 'a'.repeat(8_192) },
    { batchSize: 10_000, parallelizationFactor: 10, maximumRecordAgeSeconds: 60 },
  );
  expect(stack.only(PipesPipe)['name']).toHaveLength(64);
});

it('refuses a batch of a queue above ten that nothing gathers', () => {
  const from = (maximumBatchingWindowSeconds: number) =>
    piped((scope) => ({
      source: { queue: new Queue(scope, 'In'), batchSize: 11, maximumBatchingWindowSeconds },
      target: { topic: new Topic(scope, 'Placed') },
    }));
  expect(() => from(0)).toThrow('source.batchSize must be at most 10');
  expect(from(1).only(PipesPipe)['source_parameters'].sqs_queue_parameters.batch_size).toBe(11);
});

it('refuses a table without a stream, a FIFO topic and a FIFO queue without a group', () => {
  expect(() =>
    piped((scope) => ({
      source: { table: new PlainTable(scope, 'Silent', false) },
      target: { topic: new Topic(scope, 'Placed', { fifo: true }) },
    })),
  ).toThrow(/source.table must have a stream.*target must not be a FIFO topic/);
  expect(() =>
    piped((scope) => ({
      source: { stream: new Stream(scope, 'Clicks') },
      target: { queue: new Queue(scope, 'Out', { fifo: true }) },
    })),
  ).toThrow("messageGroupId must be given for FIFO queue 'test/Out'");
});

it('stands on the way that events take', () => {
  synth((scope) => {
    const queue = new Queue(scope, 'In');
    new Pipe(scope, 'Loop', { source: { queue }, target: { queue } });
    expect(findLoop(queue)?.map((construct) => construct.node.id)).toEqual(['In', 'Loop', 'In']);
  });
});

import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecHandler } from '../testing/cloud-of';
import { parameter, pipeInput } from './pipe-input';

const trust = (service: string) =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  });

const stack = (pipe: object, actions: readonly string[] = ['*']) => ({
  resource: {
    aws_dynamodb_table: {
      T: {
        name: 't',
        hash_key: 'id',
        billing_mode: 'PAY_PER_REQUEST',
        attribute: [{ name: 'id', type: 'S' }],
        stream_enabled: true,
        stream_view_type: 'NEW_IMAGE',
      },
    },
    aws_kinesis_stream: { S: { name: 's', shard_count: 1 } },
    aws_sqs_queue: { In: { name: 'in' }, Out: { name: 'out' }, Dead: { name: 'dead' } },
    aws_iam_role: {
      Pipe: { name: 'pipe', assume_role_policy: trust('pipes.amazonaws.com') },
      Job: { name: 'job', assume_role_policy: trust('lambda.amazonaws.com') },
    },
    aws_iam_role_policy: {
      Pipe: {
        role: '${aws_iam_role.Pipe.name}',
        policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
        }),
      },
    },
    aws_lambda_function: {
      Job: {
        function_name: 'job',
        role: '${aws_iam_role.Job.arn}',
        handler: 'index.handler',
        runtime: 'nodejs22.x',
        filename: 'code.zip',
      },
    },
    aws_pipes_pipe: { P: { name: 'p', role_arn: '${aws_iam_role.Pipe.arn}', ...pipe } },
  },
});

const fromTable = {
  source: '${aws_dynamodb_table.T.stream_arn}',
  source_parameters: {
    dynamodb_stream_parameters: {
      starting_position: 'TRIM_HORIZON',
      maximum_retry_attempts: 2,
      on_partial_batch_item_failure: 'AUTOMATIC_BISECT',
      dead_letter_config: { arn: '${aws_sqs_queue.Dead.arn}' },
    },
    filter_criteria: { filter: [{ pattern: '{"eventName":["INSERT"]}' }] },
  },
};
const toQueue = {
  target: '${aws_sqs_queue.Out.arn}',
  target_parameters: { input_template: '{"id":"<$.dynamodb.NewImage.id.S>"}' },
};

type Spec = ReturnType<typeof cloudOf>;
const put = ({ cloud }: Spec, ...ids: readonly string[]) => {
  for (const id of ids) {
    cloud.dynamodb.call(ADMINISTRATOR, 'PutItem', { TableName: 't', Item: { id: { S: id } } });
  }
};
const bodies = async ({ cloud }: Spec, queueUrl: string) => {
  const found = await cloud.sqs.receiveMessage(ADMINISTRATOR, {
    queueUrl,
    maxNumberOfMessages: 10,
  });
  return found.map(({ body }) => body).sort();
};

it('carries new items of a table to a queue', async () => {
  const spec = cloudOf(stack({ ...fromTable, ...toQueue }));
  put(spec, 'a', 'b', 'a');
  await spec.clock.runUntilIdle();
  expect(await bodies(spec, 'out')).toEqual(['{"id":"a"}', '{"id":"b"}']);
  expect(spec.denials()).toEqual([]);
});

it('puts records into a stream under the key that it is given', async () => {
  const kinesis_stream_parameters = { partition_key: '$.dynamodb.Keys.id.S' };
  const spec = cloudOf(
    stack({
      ...fromTable,
      target: '${aws_kinesis_stream.S.arn}',
      target_parameters: { ...toQueue.target_parameters, kinesis_stream_parameters },
    }),
  );
  put(spec, 'a');
  await spec.clock.runUntilIdle();
  const { kinesis } = spec.cloud;
  const first = kinesis.getShardIterator(ADMINISTRATOR, 's', 'shardId-000000000000', {
    type: 'TRIM_HORIZON',
  });
  const { records } = kinesis.getRecords(ADMINISTRATOR, first);
  expect(records.map(({ partitionKey, data }) => [partitionKey, data.toString()])).toEqual([
    ['a', '{"id":"a"}'],
  ]);
});

it('carries messages of a queue, and deletes them', async () => {
  const spec = cloudOf(
    stack({
      source: '${aws_sqs_queue.In.arn}',
      target: '${aws_sqs_queue.Out.arn}',
      target_parameters: { input_template: '<$.body.name>' },
    }),
  );
  spec.cloud.sqs.sendMessage(ADMINISTRATOR, { queueUrl: 'in', messageBody: '{"name":"x"}' });
  await spec.clock.runUntilIdle();
  expect(await bodies(spec, 'out')).toEqual(['"x"']);
  expect(await bodies(spec, 'in')).toEqual([]);
});

it('calls a function with the whole batch, and an enrichment before it', async () => {
  const events: unknown[] = [];
  const handler: SpecHandler = (event: readonly { readonly stage?: number }[]) => {
    events.push(event);
    return event.map(({ stage = 0 }) => ({ stage: stage + 1 }));
  };
  const pipe = {
    ...fromTable,
    enrichment: '${aws_lambda_function.Job.arn}',
    target: '${aws_lambda_function.Job.arn}',
  };
  const spec = cloudOf(stack(pipe), handler);
  put(spec, 'a');
  await spec.clock.runUntilIdle();
  expect(events).toEqual([[expect.objectContaining({ eventName: 'INSERT' })], [{ stage: 1 }]]);
});

it('gives up what its target never takes, one dead letter for each', async () => {
  const spec = cloudOf(stack({ ...fromTable, ...toQueue }, ['dynamodb:*', 'sqs:SendMessage']));
  const denied = stack({ ...fromTable, ...toQueue, target: '${aws_lambda_function.Job.arn}' });
  const other = cloudOf(denied, () => {
    throw new Error('no');
  });
  put(other, 'a', 'b');
  await other.clock.runUntilIdle();
  expect(await bodies(other, 'dead')).toHaveLength(2);
  expect(spec.denials()).toEqual([]);
});

it('names each permission that it lacks', () => {
  const spec = cloudOf(stack({ ...fromTable, ...toQueue }, ['x:*']));
  expect(spec.denials().map(({ action }) => action)).toEqual([
    'sqs:SendMessage',
    'sqs:SendMessage',
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ]);
});

it('stands still where it is stopped', async () => {
  const spec = cloudOf(stack({ ...fromTable, ...toQueue, desired_state: 'STOPPED' }));
  put(spec, 'a');
  await spec.clock.runUntilIdle();
  expect(await bodies(spec, 'out')).toEqual([]);
});

describe('the input of a target', () => {
  const names = { pipeName: 'p', pipeArn: 'arn:p', at: 0 };
  const event = { id: 'a"b', list: [1, { n: 2 }], data: { x: true } };

  it.each([
    [undefined, JSON.stringify(event)],
    ['{"id":"<$.id>"}', '{"id":"a\\"b"}'],
    ['{"x":<$.data>}', '{"x":{"x":true}}'],
    ['{"n":<$.list[1].n>}', '{"n":2}'],
    ['{"none":"<$.none>"}', '{"none":""}'],
    ['{"from":"<aws.pipes.pipe-name>"}', '{"from":"p"}'],
    ['<b>', '<b>'],
  ])('with the template %j is %s', (template, text) => {
    expect(pipeInput(template, event, names)).toBe(text);
  });

  it.each([
    ['$.list[1].n', '2'],
    ['fixed', 'fixed'],
  ])('with the parameter %s is %s', (value, text) => {
    expect(parameter(value, event)).toBe(text);
  });
});

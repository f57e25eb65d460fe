import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud, type SpecHandler } from '../testing/cloud-of';

const allow = (actions: readonly string[], resource: string) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
});

const stack = (mapping: object = {}, shards = 1) => ({
  resource: {
    aws_kinesis_stream: { S: { name: 's', shard_count: shards } },
    aws_sqs_queue: { Failed: { name: 'failed' } },
    aws_iam_role: {
      Job: {
        name: 'job',
        assume_role_policy: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'lambda.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      },
    },
    aws_iam_role_policy: {
      Job: {
        role: '${aws_iam_role.Job.name}',
        policy: JSON.stringify({
          Statement: [
            allow(
              ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListShards'].map(
                (name) => `kinesis:${name}`,
              ),
              '${aws_kinesis_stream.S.arn}',
            ),
            allow(['sqs:SendMessage'], '${aws_sqs_queue.Failed.arn}'),
            allow(['logs:*'], '*'),
          ],
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
    aws_lambda_event_source_mapping: {
      M: {
        event_source_arn: '${aws_kinesis_stream.S.arn}',
        function_name: 'job',
        starting_position: 'TRIM_HORIZON',
        destination_config: { on_failure: { destination_arn: '${aws_sqs_queue.Failed.arn}' } },
        ...mapping,
      },
    },
  },
});

interface KinesisEvent {
  readonly Records: readonly {
    readonly kinesis: { readonly data: string; readonly sequenceNumber: string };
  }[];
  readonly state?: { readonly count?: number };
  readonly isFinalInvokeForWindow?: boolean;
  readonly window?: { readonly start: string };
}

/** A function that notes what it gets, and fails for texts that contain `bad`. */
function job(fails: (texts: readonly string[]) => boolean = () => false) {
  const batches: (readonly string[])[] = [];
  const handler: SpecHandler = (event: KinesisEvent) => {
    const texts = event.Records.map(({ kinesis }) =>
      Buffer.from(kinesis.data, 'base64').toString(),
    );
    batches.push(texts);
    if (fails(texts)) throw new Error('no');
    return null;
  };
  return { batches, handler };
}

function put({ cloud }: SpecCloud, ...texts: readonly string[]): void {
  for (const text of texts) {
    cloud.kinesis.putRecord(ADMINISTRATOR, 's', { partitionKey: text, data: Buffer.from(text) });
  }
}

const bad = (texts: readonly string[]) => texts.includes('bad');

async function deadLetters({ cloud }: SpecCloud): Promise<readonly Record<string, never>[]> {
  const messages = await cloud.sqs.receiveMessage(ADMINISTRATOR, {
    queueUrl: 'failed',
    maxNumberOfMessages: 10,
  });
  return messages.map(({ body }) => JSON.parse(body) as Record<string, never>);
}

it('calls the function with the records of a shard in their order', async () => {
  const { batches, handler } = job();
  const spec = cloudOf(stack({ batch_size: 2 }), handler);
  put(spec, '1', '2', '3');
  await spec.clock.runUntilIdle();
  expect(batches).toEqual([['1', '2'], ['3']]);
  expect(spec.denials()).toEqual([]);
});

it('waits for more records as long as its batching window', async () => {
  const { batches, handler } = job();
  const spec = cloudOf(stack({ maximum_batching_window_in_seconds: 5 }), handler);
  put(spec, '1');
  await spec.clock.advance(4_000);
  put(spec, '2');
  await spec.clock.runUntilIdle();
  expect(batches).toEqual([['1', '2']]);
});

it('passes by what no filter wants', async () => {
  const { batches, handler } = job();
  const filter = { filter: [{ pattern: '{"data":{"kind":["a"]}}' }] };
  const spec = cloudOf(stack({ filter_criteria: filter }), handler);
  put(spec, '{"kind":"b"}', '{"kind":"a"}', 'no json');
  await spec.clock.runUntilIdle();
  expect(batches).toEqual([['{"kind":"a"}']]);
});

it('holds what comes behind a batch that fails, and gives it up after its retries', async () => {
  const { batches, handler } = job(bad);
  const spec = cloudOf(stack({ batch_size: 1, maximum_retry_attempts: 2 }), handler);
  put(spec, 'bad', 'good');
  await spec.clock.runUntilIdle();
  expect(batches).toEqual([['bad'], ['bad'], ['bad'], ['good']]);
  expect(await deadLetters(spec)).toEqual([
    expect.objectContaining({
      requestContext: expect.objectContaining({
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 3,
      }) as unknown,
      KinesisBatchInfo: expect.objectContaining({
        batchSize: 1,
        shardId: 'shardId-000000000000',
      }) as unknown,
    }),
  ]);
});

it('splits a batch that fails until the bad record is alone', async () => {
  const { batches, handler } = job(bad);
  const spec = cloudOf(
    stack({ bisect_batch_on_function_error: true, maximum_retry_attempts: 0 }),
    handler,
  );
  put(spec, '1', '2', 'bad', '4');
  await spec.clock.runUntilIdle();
  expect(batches).toEqual([['1', '2', 'bad', '4'], ['1', '2'], ['bad', '4'], ['bad'], ['4']]);
  expect(await deadLetters(spec)).toHaveLength(1);
});

it('begins again at the first record that the function reports', async () => {
  const seen: (readonly string[])[] = [];
  let isFirst = true;
  const spec = cloudOf(
    stack({ function_response_types: ['ReportBatchItemFailures'] }),
    (event: KinesisEvent) => {
      seen.push(event.Records.map(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString()));
      const failed = isFirst ? event.Records[1]?.kinesis.sequenceNumber : undefined;
      isFirst = false;
      return { batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed }] };
    },
  );
  put(spec, '1', '2', '3');
  await spec.clock.runUntilIdle();
  expect(seen).toEqual([
    ['1', '2', '3'],
    ['2', '3'],
  ]);
});

it('gives up records that are too old', async () => {
  const { handler } = job(bad);
  const spec = cloudOf(stack({ maximum_record_age_in_seconds: 60 }), handler);
  put(spec, 'bad');
  await spec.clock.runUntilIdle();
  const [letter] = await deadLetters(spec);
  expect(letter).toMatchObject({ requestContext: { condition: 'MaximumRecordAgeExceeded' } });
});

it('says that a record expired that fails as long as the stream keeps it', async () => {
  const { handler } = job(bad);
  const spec = cloudOf(stack({ destination_config: [] }), handler);
  put(spec, 'bad');
  await spec.clock.runUntilIdle();
  expect(spec.of('lost').map(({ reason }) => reason)).toEqual([
    expect.stringContaining('RecordExpired'),
  ]);
});

it('keeps records of one key in order in parallel batches', async () => {
  const { batches, handler } = job();
  const spec = cloudOf(stack({ parallelization_factor: 10, batch_size: 1 }), handler);
  const key = (partitionKey: string, text: string) =>
    spec.cloud.kinesis.putRecord(ADMINISTRATOR, 's', { partitionKey, data: Buffer.from(text) });
  for (const text of ['1', '2', '3'])
    ['x', 'y', 'z'].forEach((name) => key(name, `${name}${text}`));
  await spec.clock.runUntilIdle();
  for (const name of ['x', 'y', 'z']) {
    expect(batches.flat().filter((text) => text.startsWith(name))).toEqual(
      ['1', '2', '3'].map((text) => `${name}${text}`),
    );
  }
});

it('reads the children of a shard after it', async () => {
  const { batches, handler } = job();
  const spec = cloudOf(stack({ batch_size: 1 }), handler);
  put(spec, 'a');
  spec.cloud.kinesis.splitShard(ADMINISTRATOR, 's', 'shardId-000000000000', 2n ** 127n);
  put(spec, 'a', 'b', 'c');
  await spec.clock.runUntilIdle();
  expect(batches[0]).toEqual(['a']);
  expect(batches.flat().sort()).toEqual(['a', 'a', 'b', 'c']);
});

it('carries a state through a tumbling window, and ends it with a last call', async () => {
  const finals: unknown[] = [];
  const spec = cloudOf(
    stack({ tumbling_window_in_seconds: 60, batch_size: 1 }),
    (event: KinesisEvent) => {
      const count = (event.state?.count ?? 0) + event.Records.length;
      if (event.isFinalInvokeForWindow === true) finals.push([event.window?.start, count]);
      return { state: { count } };
    },
  );
  put(spec, '1', '2');
  await spec.clock.advance(60_000);
  put(spec, '3');
  await spec.clock.runUntilIdle();
  expect(finals).toEqual([
    ['2026-01-01T00:00:00Z', 2],
    ['2026-01-01T00:01:00Z', 1],
  ]);
});

it('names each permission that reading and giving up need', () => {
  const terraform = stack();
  terraform.resource.aws_iam_role_policy.Job.policy = '{"Statement":[]}';
  const spec = cloudOf(terraform);
  expect(spec.denials().map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'kinesis:DescribeStream',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
      'sqs:SendMessage',
    ]),
  );
});

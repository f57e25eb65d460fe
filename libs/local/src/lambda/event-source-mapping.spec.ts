import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud, type SpecHandler } from '../testing/cloud-of';
import type { FaultPlan } from '../faults/fault-plan';
import { failuresIn } from './batch-response';

const ADMIN = ADMINISTRATOR;

interface Options {
  readonly mapping?: object;
  readonly queue?: object;
  readonly fn?: object;
  readonly faults?: FaultPlan;
}

interface Batch {
  readonly Records: readonly {
    messageId: string;
    body: string;
    attributes: Record<string, string>;
  }[];
}

const mappedCloud = (
  handler: SpecHandler,
  { mapping, queue, fn, faults = {} }: Options = {},
): SpecCloud =>
  cloudOf(
    {
      provider: { aws: { region: 'eu-west-1' } },
      resource: {
        aws_s3_bucket: { B: { bucket: 'b' } },
        aws_iam_role: {
          R: {
            name: 'r',
            assume_role_policy: JSON.stringify({
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'lambda.amazonaws.com' },
                  Action: 'sts:AssumeRole',
                },
              ],
            }),
            inline_policy: [
              {
                name: 'all',
                policy:
                  '{"Statement":[{"Effect":"Allow","Action":["s3:*","sqs:*","logs:*"],"Resource":"*"}]}',
              },
            ],
          },
        },
        aws_lambda_function: {
          F: { function_name: 'f', role: '${aws_iam_role.R.arn}', timeout: 10, ...fn },
        },
        aws_sqs_queue: {
          Q: { name: 'q', visibility_timeout_seconds: 60, ...queue },
          D: { name: 'd' },
        },
        aws_lambda_event_source_mapping: {
          M: { event_source_arn: '${aws_sqs_queue.Q.arn}', function_name: 'f', ...mapping },
        },
      },
    },
    handler,
    { faults },
  );

const send = ({ cloud }: SpecCloud, ...bodies: string[]): void => {
  for (const messageBody of bodies) cloud.sqs.sendMessage(ADMIN, { queueUrl: 'q', messageBody });
};

/** The bodies of each batch, in the order of calls. */
function recorder(answer: (batch: Batch) => unknown = () => null): {
  batches: string[][];
  handler: SpecHandler;
} {
  const batches: string[][] = [];
  return {
    batches,
    handler: (event: Batch) => {
      batches.push(event.Records.map(({ body }) => body));
      return answer(event);
    },
  };
}

describe('a mapping', () => {
  it('calls the function with the event of SQS', async () => {
    const events: Batch[] = [];
    const spec = mappedCloud((event: Batch) => events.push(event));
    send(spec, 'hello');
    await spec.clock.runUntilIdle();
    expect(events).toEqual([
      {
        Records: [
          {
            messageId: expect.any(String) as string,
            receiptHandle: expect.any(String) as string,
            body: 'hello',
            attributes: {
              SenderId: '123456789012',
              SentTimestamp: '1767225600000',
              ApproximateReceiveCount: '1',
              ApproximateFirstReceiveTimestamp: '1767225600000',
            },
            messageAttributes: {},
            md5OfBody: '5d41402abc4b2a76b9719d911017c592',
            eventSource: 'aws:sqs',
            eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:q',
            awsRegion: 'eu-west-1',
          },
        ],
      },
    ]);
    expect(spec.of('deleted')).toHaveLength(1);
  });

  it('takes no more than a batch at once', async () => {
    const { batches, handler } = recorder();
    const spec = mappedCloud(handler, { mapping: { batch_size: 2 } });
    send(spec, 'a', 'b', 'c');
    await spec.clock.runUntilIdle();
    expect(batches).toEqual([['a', 'b'], ['c']]);
  });

  it('waits for its window, unless the batch is full before', async () => {
    const { batches, handler } = recorder();
    const spec = mappedCloud(handler, {
      mapping: { batch_size: 3, maximum_batching_window_in_seconds: 5 },
    });
    send(spec, 'a');
    await spec.clock.advance(4_999);
    send(spec, 'b');
    expect(batches).toEqual([]);
    await spec.clock.advance(1);
    expect(batches).toEqual([['a', 'b']]);
    send(spec, 'c', 'd', 'e');
    await spec.clock.advance(1);
    expect(batches.at(-1)).toEqual(['c', 'd', 'e']);
  });

  it.each([
    [{}, 5],
    [{ scaling_config: { maximum_concurrency: 2 } }, 2],
  ])('with %j runs %i batches at once', async (mapping, most) => {
    let running = 0;
    let highest = 0;
    const spec = mappedCloud(
      async (_, { cloud }) => {
        highest = Math.max(highest, (running += 1));
        await cloud.clock.sleep(1_000);
        running -= 1;
      },
      { mapping: { batch_size: 1, ...mapping } },
    );
    send(spec, ...'abcdefgh');
    await spec.clock.runUntilIdle();
    expect(highest).toBe(most);
    expect(spec.of('deleted')).toHaveLength(8);
  });

  it('that is disabled takes nothing', async () => {
    const { batches, handler } = recorder();
    const spec = mappedCloud(handler, { mapping: { enabled: false } });
    send(spec, 'a');
    await spec.clock.runUntilIdle();
    await spec.cloud.idle();
    expect(batches).toEqual([]);
  });

  it.each([
    ['{"body":{"kind":["photo"]}}', ['{"kind":"photo"}']],
    ['{"body":["plain"]}', ['plain']],
    ['{"body":[{"prefix":"pl"}]}', ['plain']],
  ])('with the filter %s passes %j and deletes the rest', async (pattern, expected) => {
    const { batches, handler } = recorder();
    const spec = mappedCloud(handler, { mapping: { filter_criteria: { filter: [{ pattern }] } } });
    send(spec, '{"kind":"photo"}', '{"kind":"other"}', 'plain');
    await spec.clock.runUntilIdle();
    expect(batches.flat()).toEqual(expected);
    expect(spec.of('filtered')).toHaveLength(2);
    await spec.cloud.idle();
  });
});

describe('a batch that fails', () => {
  it('comes back whole after the visibility timeout', async () => {
    let calls = 0;
    const { batches, handler } = recorder(() => {
      if ((calls += 1) === 1) throw new TypeError('boom');
    });
    const spec = mappedCloud(handler);
    send(spec, 'a', 'b');
    await spec.clock.advance(59_999);
    expect(batches).toHaveLength(1);
    await spec.clock.runUntilIdle();
    expect(batches.map((batch) => batch.sort())).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(spec.of('failed')).toMatchObject([{ errorType: 'TypeError', errorMessage: 'boom' }]);
  });

  it('in part comes back in part, when the mapping reports it', async () => {
    const failB = ({ Records }: Batch): object => ({
      batchItemFailures: Records.filter(
        ({ body, attributes }) => body === 'b' && attributes['ApproximateReceiveCount'] === '1',
      ).map(({ messageId }) => ({ itemIdentifier: messageId })),
    });
    const reporting = recorder(failB);
    const spec = mappedCloud(reporting.handler, {
      mapping: { function_response_types: ['ReportBatchItemFailures'] },
    });
    send(spec, 'a', 'b');
    await spec.clock.runUntilIdle();
    expect(reporting.batches).toEqual([['a', 'b'], ['b']]);

    const silent = recorder(failB);
    const other = mappedCloud(silent.handler);
    send(other, 'a', 'b');
    await other.clock.runUntilIdle();
    expect(silent.batches).toEqual([['a', 'b']]);
  });

  it('by a timeout is aborted, and its messages come back', async () => {
    let calls = 0;
    const spec = mappedCloud(async (_, { cloud }) => {
      if ((calls += 1) === 1) await cloud.clock.sleep(3_600_000);
    });
    send(spec, 'a');
    await spec.clock.runUntilIdle();
    expect(spec.of('timed-out')).toMatchObject([{ functionName: 'f' }]);
    expect([calls, spec.of('deleted').length]).toEqual([2, 1]);
  });

  it('by the end of its process comes back, whether its last call took effect or not', async () => {
    const spec = mappedCloud(
      (_, { cloud, principal }) =>
        void cloud.s3.putObject(principal, { bucket: 'b', key: 'a', body: Buffer.from('x') }),
      { faults: { crash: 1 } },
    );
    send(spec, 'a');
    await spec.clock.advance(180_000);
    expect(spec.of('crashed')).toHaveLength(4);
    expect(spec.of('deleted')).toEqual([]);
    const written = spec.of('object-created').length;
    expect([written > 0, written < 4]).toEqual([true, true]);
  });

  it('for want of concurrency comes back', async () => {
    const spec = mappedCloud(async (_, { cloud }) => cloud.clock.sleep(1_000), {
      mapping: { batch_size: 1 },
      fn: { reserved_concurrent_executions: 1 },
    });
    send(spec, 'a', 'b');
    await spec.clock.runUntilIdle();
    expect(spec.of('throttled')).toHaveLength(1);
    expect(spec.of('deleted')).toHaveLength(2);
  });
});

describe('the answer of a function', () => {
  it.each([[null], [undefined], [{}], [{ batchItemFailures: null }], [{ batchItemFailures: [] }]])(
    '%j reports no failure',
    (payload) => {
      expect(failuresIn(payload, ['1', '2'])).toEqual([]);
    },
  );

  it.each([
    ['text'],
    [{ batchItemFailures: 'x' }],
    [{ batchItemFailures: [{}] }],
    [{ batchItemFailures: [{ itemIdentifier: '' }] }],
    [{ batchItemFailures: [{ itemIdentifier: null }] }],
    [{ batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: 'unknown' }] }],
    [{ batchItemFailures: [{ messageId: '1' }] }],
  ])('%j is invalid, so that the whole batch fails', (payload) => {
    expect(failuresIn(payload, ['1', '2'])).toBeUndefined();
  });

  it('names the messages that failed', () => {
    expect(failuresIn({ batchItemFailures: [{ itemIdentifier: '2' }] }, ['1', '2'])).toEqual(['2']);
  });
});

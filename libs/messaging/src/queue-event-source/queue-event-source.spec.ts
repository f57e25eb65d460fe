import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { hopsFrom, Key } from '@archway/core';
import type { Arguments, Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Token } from 'cdktf';
import { PlainFunction } from '../plain-function/plain-function';
import { Queue } from '../queue/queue';
import type { QueueProps } from '../queue/queue-props';
import type { QueueEventSourceProps } from './queue-event-source';
import { QueueEventSource } from './queue-event-source';

interface Scenario {
  readonly source?: QueueEventSourceProps;
  readonly queue?: QueueProps;
  readonly timeoutSeconds?: number;
  readonly reservedConcurrency?: number;
}

function consumed({ source, queue, timeoutSeconds, reservedConcurrency }: Scenario): Synthesized {
  return synth((stack) => {
    const orders = new Queue(stack, 'Orders', { deadLetterQueue: false, ...queue });
    const handler = new PlainFunction(stack, 'Handler', timeoutSeconds, reservedConcurrency);
    new QueueEventSource(orders, source).bind(handler);
  });
}

function mappingOf(source?: QueueEventSourceProps, queue?: QueueProps): Arguments {
  return consumed({ source, queue, timeoutSeconds: 30 }).only(LambdaEventSourceMapping);
}

it('deploys one mapping below its function', () => {
  const stack = consumed({ timeoutSeconds: 30 });
  expect(stack.inventory).toEqual({
    aws_iam_role: 1,
    aws_iam_role_policy: 1,
    aws_lambda_event_source_mapping: 1,
    aws_lambda_function: 1,
    aws_sqs_queue: 1,
    aws_sqs_queue_policy: 1,
  });
  expect(stack.addresses).toContain('aws_lambda_event_source_mapping.Handler_Orders_71EA0EC9');
});

it('invokes the function with what the queue holds, once its role may read it', () => {
  const stack = consumed({ timeoutSeconds: 30 });
  expect(stack.only(LambdaEventSourceMapping)).toEqual({
    event_source_arn: '${aws_sqs_queue.Orders.arn}',
    function_name: '${aws_lambda_function.Handler.arn}',
    function_response_types: ['ReportBatchItemFailures'],
    depends_on: [stack.addresses.find((address) => address.startsWith('aws_iam_role_policy'))],
  });
  expect(JSON.parse(stack.only(IamRolePolicy).policy).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      Resource: '${aws_sqs_queue.Orders.arn}',
    },
  ]);
});

it('lets the function decrypt what a key protects', () => {
  const stack = synth((scope) => {
    const queue = new Queue(scope, 'Orders', { encryptionKey: new Key(scope, 'Secrets') });
    new QueueEventSource(queue).bind(new PlainFunction(scope, 'Handler', 30));
  });
  expect(JSON.parse(stack.only(IamRolePolicy).policy).Statement).toContainEqual({
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: '${aws_kms_key.Secrets.arn}',
  });
});

it('stands on the way that events take', () => {
  synth((scope) => {
    const queue = new Queue(scope, 'Orders', { deadLetterQueue: false });
    const handler = new PlainFunction(scope, 'Handler', 30);
    new QueueEventSource(queue).bind(handler);
    expect(hopsFrom(queue)).toEqual([{ target: handler }]);
  });
});

it.each<[QueueEventSourceProps, Arguments]>([
  [{ batchSize: 5 }, { batch_size: 5 }],
  [{ maximumBatchingWindowSeconds: 5 }, { maximum_batching_window_in_seconds: 5 }],
  [{ maximumConcurrency: 5 }, { scaling_config: { maximum_concurrency: 5 } }],
  [
    { provisionedPollers: { minimum: 2, maximum: 20 } },
    { provisioned_poller_config: { minimum_pollers: 2, maximum_pollers: 20 } },
  ],
  [{ enabled: false }, { enabled: false }],
  [{ eventCountMetrics: true }, { metrics_config: { metrics: ['EventCount'] } }],
  [
    { filters: [{ body: { kind: ['order'] } }, { body: [{ prefix: 'test' }] }] },
    {
      filter_criteria: {
        filter: [
          { pattern: '{"body":{"kind":["order"]}}' },
          { pattern: '{"body":[{"prefix":"test"}]}' },
        ],
      },
    },
  ],
])('passes on %j', (props, expected) => {
  expect(mappingOf(props)).toMatchObject(expected);
});

it('can take the whole batch as one', () => {
  expect(mappingOf({ reportBatchItemFailures: false })).not.toHaveProperty(
    'function_response_types',
  );
});

it('passes on numbers that Terraform computes', () => {
  const computed = Token.asNumber('${var.number}');
  expect(mappingOf({ batchSize: computed, maximumConcurrency: computed })).toMatchObject({
    batch_size: '${var.number}',
    scaling_config: { maximum_concurrency: '${var.number}' },
  });
});

describe('the visibility timeout of the queue', () => {
  const seconds = (scenario: Scenario): unknown =>
    consumed(scenario).only(SqsQueue)['visibility_timeout_seconds'];

  it('is six times the timeout of the function and the batching window', () => {
    expect(seconds({ timeoutSeconds: 30 })).toBe(180);
    expect(seconds({ timeoutSeconds: 30, source: { maximumBatchingWindowSeconds: 20 } })).toBe(200);
  });

  it('fits the slowest of several functions', () => {
    const stack = synth((scope) => {
      const queue = new Queue(scope, 'Orders', { deadLetterQueue: false });
      for (const [id, timeout] of [
        ['Fast', 3],
        ['Slow', 60],
        ['Medium', 10],
      ] as const) {
        new QueueEventSource(queue).bind(new PlainFunction(scope, id, timeout));
      }
    });
    expect(stack.only(SqsQueue)['visibility_timeout_seconds']).toBe(360);
  });

  it('is warned about where the timeout of the function is unknown', () => {
    const stack = consumed({});
    expect(stack.only(SqsQueue)).not.toHaveProperty('visibility_timeout_seconds');
    expect(stack.warnings).toEqual([
      "test/Orders: the timeout of 'test/Handler' is unknown: give visibilityTimeoutSeconds, six times that timeout and its batching window",
    ]);
  });

  const given = (visibilityTimeoutSeconds: number): Scenario => ({
    timeoutSeconds: 30,
    queue: { visibilityTimeoutSeconds },
  });

  it('is taken as given from six times the timeout on', () => {
    expect(seconds(given(180))).toBe(180);
    expect(consumed(given(180)).warnings).toEqual([]);
  });

  it.each([30, 179])('of %p is warned about', (visibilityTimeoutSeconds) => {
    expect(consumed(given(visibilityTimeoutSeconds)).warnings).toEqual([
      `test/Orders: visibilityTimeoutSeconds is ${visibilityTimeoutSeconds}, below the 180 that 'test/Handler' needs ` +
        '(six times its timeout and its batching window): a message can be processed twice',
    ]);
  });

  it('is taken as given where Terraform computes it', () => {
    const stack = consumed(given(Token.asNumber('${var.seconds}')));
    expect(stack.only(SqsQueue)['visibility_timeout_seconds']).toBe('${var.seconds}');
    expect(stack.warnings).toEqual([]);
  });

  it.each([0, 29])('of %p is rejected', (visibilityTimeoutSeconds) => {
    expect(() => consumed(given(visibilityTimeoutSeconds))).toThrow(
      `Queue 'test/Orders': visibilityTimeoutSeconds must be at least 30, the timeout of 'test/Handler', ` +
        `got ${visibilityTimeoutSeconds}: leave it out, or give 180`,
    );
  });
});

describe('a second source', () => {
  it('of another queue is added', () => {
    const stack = synth((scope) => {
      const handler = new PlainFunction(scope, 'Handler', 30);
      new QueueEventSource(new Queue(scope, 'Orders')).bind(handler);
      new QueueEventSource(new Queue(scope, 'Returns')).bind(handler);
    });
    expect(stack.all(LambdaEventSourceMapping)).toHaveLength(2);
  });

  it.each([
    ['is rejected', {}, true],
    ['is taken with an id of its own', { id: 'Urgent' }, false],
  ])('of the same queue %s', (_what, props, rejected) => {
    const build = (): unknown =>
      synth((scope) => {
        const handler = new PlainFunction(scope, 'Handler', 30);
        const queue = new Queue(scope, 'Orders');
        new QueueEventSource(queue).bind(handler);
        new QueueEventSource(queue, props).bind(handler);
      });
    if (rejected) {
      expect(build).toThrow(
        "QueueEventSource 'test/Handler/Orders': id must be one that the function does not have yet, got 'Orders'",
      );
    } else {
      expect(build).not.toThrow();
    }
  });
});

it.each<QueueEventSourceProps>([
  { batchSize: 1 },
  { batchSize: 10 },
  { batchSize: 10_000, maximumBatchingWindowSeconds: 1 },
  { maximumBatchingWindowSeconds: 0 },
  { maximumBatchingWindowSeconds: 300 },
  { maximumConcurrency: 2 },
  { maximumConcurrency: 1_000 },
  { provisionedPollers: { minimum: 2, maximum: 2 } },
  { provisionedPollers: { minimum: 200, maximum: 2_000 } },
  { filters: Array.from({ length: 5 }, () => ({ body: { kind: ['order'] } })) },
  { filters: [{ body: ['x'.repeat(4_083)] }] },
])('takes %j', (props) => {
  expect(() => mappingOf(props)).not.toThrow();
});

it.each<[QueueEventSourceProps, string]>([
  [
    { batchSize: 0 },
    'batchSize must be a whole number between 1 and 10, got 0, where maximumBatchingWindowSeconds is 0',
  ],
  [
    { batchSize: 11 },
    'batchSize must be a whole number between 1 and 10, got 11, where maximumBatchingWindowSeconds is 0',
  ],
  [
    { batchSize: 10_001, maximumBatchingWindowSeconds: 1 },
    'batchSize must be a whole number between 1 and 10000, got 10001',
  ],
  [
    { maximumBatchingWindowSeconds: 301 },
    'maximumBatchingWindowSeconds must be a whole number between 0 and 300, got 301',
  ],
  [
    { maximumConcurrency: 1 },
    'maximumConcurrency must be a whole number between 2 and 1000, got 1',
  ],
  [
    { maximumConcurrency: 1_001 },
    'maximumConcurrency must be a whole number between 2 and 1000, got 1001',
  ],
  [
    { provisionedPollers: { minimum: 1, maximum: 2_001 } },
    'provisionedPollers.minimum must be a whole number between 2 and 200, got 1; ' +
      'provisionedPollers.maximum must be a whole number between 2 and 2000, got 2001',
  ],
  [
    { provisionedPollers: { minimum: 20, maximum: 10 } },
    'provisionedPollers.maximum must be at least the minimum 20, got 10',
  ],
  [
    { provisionedPollers: { minimum: 2, maximum: 10 }, maximumConcurrency: 5 },
    'maximumConcurrency must be left out beside provisionedPollers, got both',
  ],
  [{ filters: [] }, 'filters must be 1 to 5, got 0'],
  [
    { filters: Array.from({ length: 6 }, () => ({ body: ['order'] })) },
    'filters must be 1 to 5, got 6',
  ],
  [
    { filters: [{ body: ['x'.repeat(4_085)] }] },
    'filters[0] must have at most 4096 characters, got 4098',
  ],
  [{ filters: [{ body: { kind: [] } }] }, 'filters[0].body.kind must have at least one value'],
  [
    { filters: [{ body: { address: [{ cidr: '10.0.0.0/8' }] } }] },
    'filters[0].body.address must not match by cidr, which Lambda does not know',
  ],
])('rejects %j', (props, message) => {
  expect(() => mappingOf(props)).toThrow(message);
});

it.each([
  [5, 5, false],
  [6, 5, true],
])('maximum concurrency %p of reserved %p is rejected: %p', (maximum, reserved, rejected) => {
  const build = (): unknown =>
    consumed({
      source: { maximumConcurrency: maximum },
      timeoutSeconds: 30,
      reservedConcurrency: reserved,
    });
  if (rejected) {
    expect(build).toThrow(
      "maximumConcurrency must be at most 5, the reserved concurrency of 'test/Handler', got 6",
    );
  } else {
    expect(build).not.toThrow();
  }
});

describe('a FIFO queue', () => {
  it('takes batches of ten', () => {
    expect(mappingOf({ batchSize: 10 }, { fifo: true })['batch_size']).toBe(10);
  });

  it('rejects more, and a batching window', () => {
    expect(() =>
      mappingOf({ batchSize: 11, maximumBatchingWindowSeconds: 1 }, { fifo: true }),
    ).toThrow(
      "QueueEventSource 'test/Handler/Orders': batchSize must be a whole number between 1 and 10, got 11, for FIFO queue 'test/Orders'; " +
        "maximumBatchingWindowSeconds must be 0 for FIFO queue 'test/Orders', got 1",
    );
  });
});

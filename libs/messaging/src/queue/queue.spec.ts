import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { SqsQueueRedriveAllowPolicy } from '@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy';
import { hopsFrom, Key } from '@archway/core';
import type { Arguments, Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Token } from 'cdktf';
import { Queue } from './queue';
import type { QueueProps } from './queue-props';

const DEAD_LETTER = 'aws_sqs_queue.Orders_DeadLetter_FC7C9AAF';

function orders(props?: QueueProps): Synthesized {
  return synth((stack) => {
    new Queue(stack, 'Orders', props);
  });
}

/** The arguments of the queue itself, not of its dead-letter queue. */
function queueOf(props?: QueueProps): Arguments {
  return orders(props).at('aws_sqs_queue.Orders');
}

it('deploys a queue, its dead-letter queue, their policies and who may redrive', () => {
  expect(orders().inventory).toEqual({
    aws_sqs_queue: 2, // itself and its dead-letter queue
    aws_sqs_queue_policy: 2, // each denies what is not TLS
    aws_sqs_queue_redrive_allow_policy: 1, // the dead-letter queue takes from this queue only
  });
});

it('keeps its addresses', () => {
  expect(orders().addresses).toEqual(expect.arrayContaining(['aws_sqs_queue.Orders', DEAD_LETTER]));
});

describe('by default', () => {
  it('is encrypted by SQS and waits for messages', () => {
    expect(queueOf()).toMatchObject({
      sqs_managed_sse_enabled: true,
      receive_wait_time_seconds: 20,
    });
  });

  it('leaves to SQS what SQS decides well, and begins its name with its path', () => {
    expect(Object.keys(queueOf()).sort()).toEqual([
      'lifecycle',
      'name_prefix',
      'receive_wait_time_seconds',
      'redrive_policy',
      'sqs_managed_sse_enabled',
    ]);
  });

  it('moves a message to a queue of its own after five receives', () => {
    const stack = orders();
    expect(JSON.parse(stack.at('aws_sqs_queue.Orders').redrive_policy)).toEqual({
      deadLetterTargetArn: `\${${DEAD_LETTER}.arn}`,
      maxReceiveCount: 5,
    });
    expect(stack.at(DEAD_LETTER)).toMatchObject({
      message_retention_seconds: 1_209_600,
      sqs_managed_sse_enabled: true,
    });
  });

  it('lets in its dead-letter queue nobody but itself', () => {
    const allowed = orders().only(SqsQueueRedriveAllowPolicy);
    expect(allowed['queue_url']).toBe(`\${${DEAD_LETTER}.url}`);
    expect(JSON.parse(allowed.redrive_allow_policy)).toEqual({
      redrivePermission: 'byQueue',
      sourceQueueArns: ['${aws_sqs_queue.Orders.arn}'],
    });
  });

  it('denies both queues to who does not speak TLS, and allows nobody', () => {
    const policies = orders().all(SqsQueuePolicy);
    expect(policies.map(({ policy }) => JSON.parse(policy).Statement)).toEqual(
      [DEAD_LETTER, 'aws_sqs_queue.Orders'].map((address) => [
        {
          Sid: 'DenyInsecureTransport',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sqs:*',
          Resource: `\${${address}.arn}`,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]),
    );
  });
});

it.each([
  [{ visibilityTimeoutSeconds: 60 }, { visibility_timeout_seconds: 60 }],
  [{ messageRetentionSeconds: 3_600 }, { message_retention_seconds: 3_600 }],
  [{ delaySeconds: 5 }, { delay_seconds: 5 }],
  [{ receiveWaitTimeSeconds: 0 }, { receive_wait_time_seconds: 0 }],
  [{ maximumMessageSizeBytes: 2_048 }, { max_message_size: 2_048 }],
] as const)('passes on %p', (props, expected) => {
  expect(queueOf(props)).toMatchObject(expected);
});

it('passes on numbers that Terraform computes', () => {
  const computed = Token.asNumber('${var.seconds}');
  expect(
    queueOf({ visibilityTimeoutSeconds: computed, messageRetentionSeconds: computed }),
  ).toMatchObject({
    visibility_timeout_seconds: '${var.seconds}',
    message_retention_seconds: '${var.seconds}',
  });
});

describe('the dead-letter queue', () => {
  it('is the one that is given', () => {
    const stack = synth((scope) => {
      const shared = new Queue(scope, 'Shared', {
        deadLetterQueue: false,
        messageRetentionSeconds: 1_209_600,
      });
      new Queue(scope, 'Orders', { deadLetterQueue: shared, maxReceiveCount: 3 });
      new Queue(scope, 'Returns', { deadLetterQueue: shared });
    });
    expect(JSON.parse(stack.at('aws_sqs_queue.Orders').redrive_policy)).toEqual({
      deadLetterTargetArn: '${aws_sqs_queue.Shared.arn}',
      maxReceiveCount: 3,
    });
    expect(
      JSON.parse(stack.only(SqsQueueRedriveAllowPolicy).redrive_allow_policy).sourceQueueArns,
    ).toEqual(['${aws_sqs_queue.Orders.arn}', '${aws_sqs_queue.Returns.arn}']);
  });

  it('can be turned off', () => {
    expect(orders({ deadLetterQueue: false }).inventory).toEqual({
      aws_sqs_queue: 1,
      aws_sqs_queue_policy: 1,
    });
  });

  it('stands on the way that events take', () => {
    synth((stack) => {
      const queue = new Queue(stack, 'Orders');
      expect(hopsFrom(queue)).toEqual([{ target: queue.deadLetterQueue }]);
    });
  });

  it('may keep messages as long as its source', () => {
    expect(() =>
      synth((stack) => {
        const shared = new Queue(stack, 'Shared', { deadLetterQueue: false });
        new Queue(stack, 'Orders', { deadLetterQueue: shared });
      }),
    ).not.toThrow();
  });

  it('may not keep messages for less time than its source', () => {
    expect(() =>
      synth((stack) => {
        const shared = new Queue(stack, 'Shared', { deadLetterQueue: false });
        new Queue(stack, 'Orders', { deadLetterQueue: shared, messageRetentionSeconds: 345_601 });
      }),
    ).toThrow(
      "Queue 'test/Shared': messageRetentionSeconds must be at least 345601, the retention of 'test/Orders', got 345600",
    );
  });

  it.each([
    [10, false],
    [11, true],
  ])('with %p sources is rejected: %p', (sources, rejected) => {
    const build = (): unknown =>
      synth((stack) => {
        const shared = new Queue(stack, 'Shared', { deadLetterQueue: false });
        for (let index = 0; index < sources; index += 1) {
          new Queue(stack, `Orders${index}`, { deadLetterQueue: shared });
        }
      });
    if (rejected) {
      expect(build).toThrow('a dead-letter queue must have at most 10 sources, got 11');
    } else {
      expect(build).not.toThrow();
    }
  });

  it('of a FIFO queue is FIFO', () => {
    const stack = orders({ fifo: true });
    expect(stack.at('aws_sqs_queue.Orders').fifo_queue).toBe(true);
    expect(stack.at(DEAD_LETTER).fifo_queue).toBe(true);
  });

  it.each([
    [true, false, 'deadLetterQueue must be a FIFO queue like this one, got a standard queue'],
    [false, true, 'deadLetterQueue must be a standard queue like this one, got a FIFO queue'],
  ])('of a queue with fifo %p may not have fifo %p', (fifo, deadLetterFifo, message) => {
    expect(() =>
      synth((stack) => {
        const shared = new Queue(stack, 'Shared', { fifo: deadLetterFifo, deadLetterQueue: false });
        new Queue(stack, 'Orders', { fifo, deadLetterQueue: shared });
      }),
    ).toThrow(message);
  });
});

describe('encryption with a customer managed key', () => {
  it('takes the place of SSE-SQS, in the dead-letter queue too', () => {
    const stack = synth((scope) => {
      const encryptionKey = new Key(scope, 'Secrets');
      new Queue(scope, 'Orders', { encryptionKey, dataKeyReusePeriodSeconds: 600 });
    });
    expect(stack.at('aws_sqs_queue.Orders')).toMatchObject({
      kms_master_key_id: '${aws_kms_key.Secrets.arn}',
      kms_data_key_reuse_period_seconds: 600,
    });
    expect(stack.at(DEAD_LETTER)['kms_master_key_id']).toBe('${aws_kms_key.Secrets.arn}');
    expect(stack.all(SqsQueue).filter((queue) => 'sqs_managed_sse_enabled' in queue)).toHaveLength(
      0,
    );
  });

  it.each(['alias/aws/sqs', 'arn:aws:kms:eu-central-1:111122223333:alias/aws/sqs'])(
    'is rejected for the AWS managed key %p',
    (keyArn) => {
      expect(() =>
        synth((stack) => {
          const encryptionKey = Key.fromKeyAttributes(stack, 'Managed', { keyArn });
          new Queue(stack, 'Orders', { encryptionKey });
        }),
      ).toThrow(`encryptionKey must be a customer managed key, got "${keyArn}"`);
    },
  );

  it.each(['alias/orders', 'arn:aws:kms:eu-central-1:111122223333:key/0'])(
    'takes the key %p that others deploy',
    (keyArn) => {
      const stack = synth((scope) => {
        const encryptionKey = Key.fromKeyAttributes(scope, 'Orders-Key', { keyArn });
        new Queue(scope, 'Orders', { encryptionKey });
      });
      expect(stack.at('aws_sqs_queue.Orders')['kms_master_key_id']).toBe(keyArn);
    },
  );
});

describe('FIFO', () => {
  it('passes on deduplication and throughput', () => {
    const fifo = {
      contentBasedDeduplication: true,
      deduplicationScope: 'messageGroup',
      throughputLimit: 'perMessageGroupId',
    } as const;
    expect(queueOf({ fifo })).toMatchObject({
      fifo_queue: true,
      content_based_deduplication: true,
      deduplication_scope: 'messageGroup',
      fifo_throughput_limit: 'perMessageGroupId',
    });
  });

  it('rejects high throughput for a queue that looks for duplicates everywhere', () => {
    expect(() => orders({ fifo: { throughputLimit: 'perMessageGroupId' } })).toThrow(
      'fifo.deduplicationScope must be messageGroup where throughputLimit is perMessageGroupId, got undefined',
    );
  });
});

describe.each([
  ['visibilityTimeoutSeconds', 0, 43_200],
  ['messageRetentionSeconds', 60, 1_209_600],
  ['delaySeconds', 0, 900],
  ['receiveWaitTimeSeconds', 0, 20],
  ['maximumMessageSizeBytes', 1_024, 262_144],
  ['maxReceiveCount', 1, 1_000],
])('%s', (prop, minimum, maximum) => {
  it.each([minimum, maximum])('takes %p', (value) => {
    expect(() => orders({ [prop]: value })).not.toThrow();
  });

  it.each([minimum - 1, maximum + 1, minimum + 0.5])('rejects %p', (value) => {
    expect(() => orders({ [prop]: value })).toThrow(
      `Queue 'test/Orders': ${prop} must be a whole number between ${minimum} and ${maximum}, got ${value}`,
    );
  });
});

it('names every problem at once', () => {
  expect(() =>
    orders({
      delaySeconds: 901,
      deadLetterQueue: false,
      maxReceiveCount: 3,
      dataKeyReusePeriodSeconds: 60,
    }),
  ).toThrow(
    "Queue 'test/Orders': delaySeconds must be a whole number between 0 and 900, got 901; " +
      'dataKeyReusePeriodSeconds must go with encryptionKey, got no key; ' +
      'maxReceiveCount must go with a dead-letter queue, got deadLetterQueue false',
  );
});

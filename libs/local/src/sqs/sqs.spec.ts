import type { AwsError } from '../aws-error/aws-error';
import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud } from '../testing/cloud-of';
import { digestOfAttributes } from './message-digest';
import type { ReceivedMessage, ReceiveMessageInput, SendMessageInput } from './sqs-api';

const ADMIN = ADMINISTRATOR;

const queueCloud = (attributes: object = {}, others: object = {}): SpecCloud =>
  cloudOf({
    provider: { aws: { region: 'eu-west-1' } },
    resource: { aws_sqs_queue: { Q: { name: 'q', ...attributes }, ...others } },
  });

const send = ({ cloud }: SpecCloud, messageBody: string, more: Partial<SendMessageInput> = {}) =>
  cloud.sqs.sendMessage(ADMIN, { queueUrl: 'q', messageBody, ...more });

const receive = (
  { cloud }: SpecCloud,
  more: Partial<ReceiveMessageInput> = {},
): Promise<readonly ReceivedMessage[]> =>
  cloud.sqs.receiveMessage(ADMIN, { queueUrl: 'q', maxNumberOfMessages: 10, ...more });

const bodies = async (
  spec: SpecCloud,
  more: Partial<ReceiveMessageInput> = {},
): Promise<string[]> => (await receive(spec, more)).map(({ body }) => body);

const codeOf = (action: () => unknown): string | undefined => {
  try {
    action();
    return undefined;
  } catch (error) {
    return (error as AwsError).code;
  }
};

describe('a message', () => {
  it('comes with the digests that SDKs compare', async () => {
    const spec = queueCloud();
    const attributes = {
      n: { dataType: 'Number', stringValue: '5' },
      b: { dataType: 'Binary', binaryValue: Buffer.from('x').toString('base64') },
    };
    const sent = send(spec, 'hello', { messageAttributes: attributes });
    expect(sent.md5OfMessageBody).toBe('5d41402abc4b2a76b9719d911017c592');
    const [received] = await receive(spec, {
      messageAttributeNames: ['All'],
      attributeNames: ['All'],
    });
    expect(received).toMatchObject({
      messageId: sent.messageId,
      messageAttributes: attributes,
      md5OfMessageAttributes: sent.md5OfMessageAttributes,
      attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(Date.UTC(2026, 0, 1)) },
    });
    expect(digestOfAttributes({})).toBeUndefined();
  });

  it('comes with the attributes that were asked for only', async () => {
    const spec = queueCloud();
    const text = { dataType: 'String', stringValue: 'x' };
    send(spec, 'a', { messageAttributes: { 'a.b': text, c: text } });
    const [received] = await receive(spec, {
      messageAttributeNames: ['a.*'],
      attributeNames: ['SenderId'],
    });
    expect([Object.keys(received?.messageAttributes ?? {}), received?.attributes]).toEqual([
      ['a.b'],
      { SenderId: '123456789012' },
    ]);
  });

  it('is hidden while it is handled and comes back after the visibility timeout', async () => {
    const spec = queueCloud({ visibility_timeout_seconds: 30 });
    send(spec, 'a');
    expect(await bodies(spec)).toEqual(['a']);
    await spec.clock.advance(29_999);
    expect(await bodies(spec)).toEqual([]);
    await spec.clock.advance(1);
    const [again] = await receive(spec, { attributeNames: ['All'] });
    expect(again?.attributes['ApproximateReceiveCount']).toBe('2');
    expect(spec.of('redelivered')).toHaveLength(1);
  });

  it('is gone when it is deleted by its latest receipt, and not by an older one', async () => {
    const spec = queueCloud({ visibility_timeout_seconds: 1 });
    send(spec, 'a');
    const [first] = await receive(spec);
    await spec.clock.advance(1_000);
    const [second] = await receive(spec);
    const remove = (message: ReceivedMessage | undefined) =>
      spec.cloud.sqs.deleteMessage(ADMIN, {
        queueUrl: 'q',
        receiptHandle: message?.receiptHandle ?? '',
      });
    remove(first);
    await spec.clock.advance(1_000);
    const [third] = await receive(spec);
    expect(third?.body).toBe('a');
    expect(second).toBeDefined();
    remove(third);
    await spec.clock.advance(1_000);
    expect(await bodies(spec)).toEqual([]);
  });

  it('changes its visibility, down to at once', async () => {
    const spec = queueCloud({ visibility_timeout_seconds: 30 });
    send(spec, 'a');
    const [{ receiptHandle } = { receiptHandle: '' }] = await receive(spec);
    const change = (visibilityTimeout: number) =>
      spec.cloud.sqs.changeMessageVisibility(ADMIN, {
        queueUrl: 'q',
        receiptHandle,
        visibilityTimeout,
      });
    change(60);
    await spec.clock.advance(30_000);
    expect(await bodies(spec)).toEqual([]);
    change(0);
    expect(await bodies(spec)).toEqual(['a']);
    expect(codeOf(() => change(0))).toBe('MessageNotInflight');
    expect(codeOf(() => change(43_201))).toBe('InvalidParameterValue');
  });

  it('waits for its delay, and expires after the retention', async () => {
    const spec = queueCloud({ delay_seconds: 5, message_retention_seconds: 60 });
    send(spec, 'a');
    send(spec, 'b', { delaySeconds: 0 });
    expect(await bodies(spec, { visibilityTimeout: 1 })).toEqual(['b']);
    await spec.clock.advance(5_000);
    expect(await bodies(spec, { visibilityTimeout: 1 })).toEqual(['a', 'b']);
    await spec.clock.advance(55_000);
    expect(await bodies(spec)).toEqual([]);
    expect(spec.of('expired')).toHaveLength(2);
  });
});

describe('a long poll', () => {
  it('returns as soon as a message comes', async () => {
    const spec = queueCloud();
    const waiting = receive(spec, { waitTimeSeconds: 20 });
    await spec.clock.advance(3_000);
    send(spec, 'a');
    expect((await waiting).map(({ body }) => body)).toEqual(['a']);
  });

  it('returns nothing at its end', async () => {
    const spec = queueCloud({ receive_wait_time_seconds: 20 });
    const waiting = receive(spec);
    await spec.clock.advance(20_000);
    expect(await waiting).toEqual([]);
  });

  it('is given up when the caller goes away, and takes nothing', async () => {
    const spec = queueCloud();
    const caller = new AbortController();
    const waiting = receive(spec, { waitTimeSeconds: 20, signal: caller.signal });
    caller.abort();
    expect(await waiting).toEqual([]);
    send(spec, 'a');
    expect(await bodies(spec)).toEqual(['a']);
  });
});

describe('a dead-letter queue', () => {
  const redrive = {
    redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.D.arn}","maxReceiveCount":"2"}',
  };

  it('takes what was received too often', async () => {
    const spec = queueCloud({ visibility_timeout_seconds: 1, ...redrive }, { D: { name: 'd' } });
    send(spec, 'a');
    for (const expected of [['a'], ['a'], []]) {
      expect(await bodies(spec)).toEqual(expected);
      await spec.clock.advance(1_000);
    }
    expect(await bodies(spec, { queueUrl: 'd' })).toEqual(['a']);
  });

  it.each([
    ['{"redrivePermission":"allowAll"}', ['a']],
    ['{"redrivePermission":"byQueue","sourceQueueArns":["${aws_sqs_queue.Q.arn}"]}', ['a']],
    [
      '{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-west-1:123456789012:x"]}',
      [],
    ],
    ['{"redrivePermission":"denyAll"}', []],
  ])('with redrive_allow_policy %s gets %j', async (redrive_allow_policy, expected) => {
    const spec = queueCloud(
      {
        visibility_timeout_seconds: 1,
        ...redrive,
        redrive_policy: redrive.redrive_policy.replace('"2"', '1'),
      },
      { D: { name: 'd', redrive_allow_policy } },
    );
    send(spec, 'a');
    await bodies(spec);
    await spec.clock.advance(1_000);
    await bodies(spec);
    expect(await bodies(spec, { queueUrl: 'd' })).toEqual(expected);
    expect(spec.denials().length > 0).toBe(expected.length === 0);
  });
});

describe('a FIFO queue', () => {
  const fifo = (): SpecCloud =>
    cloudOf({
      resource: {
        aws_sqs_queue: {
          Q: {
            name: 'q.fifo',
            fifo_queue: true,
            content_based_deduplication: true,
            visibility_timeout_seconds: 10,
          },
        },
      },
    });
  const put = (spec: SpecCloud, body: string, messageGroupId: string) =>
    send(spec, body, { queueUrl: 'q.fifo', messageGroupId });
  const take = (spec: SpecCloud) => receive(spec, { queueUrl: 'q.fifo' });

  it('keeps the order of a group while a message of it is handled', async () => {
    const spec = fifo();
    for (const [body, group] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
    ] as const)
      put(spec, body, group);
    const [first, other] = await take(spec);
    expect([first?.body, other?.body]).toEqual(['a1', 'b1']);
    expect(await take(spec)).toEqual([]);
    spec.cloud.sqs.deleteMessage(ADMIN, {
      queueUrl: 'q.fifo',
      receiptHandle: first?.receiptHandle ?? '',
    });
    expect((await take(spec)).map(({ body }) => body)).toEqual(['a2']);
  });

  it('takes one message of several with the same content within five minutes', async () => {
    const spec = fifo();
    expect(put(spec, 'a', 'g').messageId).toBe(put(spec, 'a', 'g').messageId);
    await spec.clock.advance(300_000);
    put(spec, 'a', 'g');
    expect(
      spec.cloud.sqs.getQueueAttributes(ADMIN, {
        queueUrl: 'q.fifo',
        attributeNames: ['ApproximateNumberOfMessages'],
      }),
    ).toEqual({ ApproximateNumberOfMessages: '2' });
  });

  it('wants a group', () => {
    expect(codeOf(() => send(fifo(), 'a', { queueUrl: 'q.fifo' }))).toBe('MissingParameter');
  });
});

describe('a request', () => {
  it.each([
    [
      'a queue that is not there',
      () => send(queueCloud(), 'a', { queueUrl: 'x' }),
      'QueueDoesNotExist',
    ],
    ['an empty body', () => send(queueCloud(), ''), 'MissingParameter'],
    [
      'a body over the limit',
      () => send(queueCloud({ max_message_size: 1024 }), 'x'.repeat(1025)),
      'InvalidParameterValue',
    ],
    [
      'a body at the limit',
      () => send(queueCloud({ max_message_size: 1024 }), 'x'.repeat(1024)),
      undefined,
    ],
    [
      'a body over what a queue takes that states no limit',
      () => send(queueCloud(), 'x'.repeat(262_145)),
      'InvalidParameterValue',
    ],
    [
      'a body at what a queue takes that states no limit',
      () => send(queueCloud(), 'x'.repeat(262_144)),
      undefined,
    ],
    [
      'too long a delay',
      () => send(queueCloud(), 'a', { delaySeconds: 901 }),
      'InvalidParameterValue',
    ],
  ])('with %s is answered as SQS does', (_, action, code) => {
    expect(codeOf(action)).toBe(code);
  });

  it('in a batch fails alone', () => {
    const { sqs } = queueCloud().cloud;
    const entries = [
      { id: '1', messageBody: 'a' },
      { id: '2', messageBody: '' },
    ];
    const { successful, failed } = sqs.sendMessageBatch(ADMIN, { queueUrl: 'q', entries });
    expect([successful.map(({ id }) => id), failed.map(({ id, code }) => [id, code])]).toEqual([
      ['1'],
      [['2', 'MissingParameter']],
    ]);
    expect(codeOf(() => sqs.sendMessageBatch(ADMIN, { queueUrl: 'q', entries: [] }))).toBe(
      'EmptyBatchRequest',
    );
  });

  it('finds queues by name, and empties them', async () => {
    const spec = queueCloud();
    const { sqs } = spec.cloud;
    expect(sqs.getQueueUrl(ADMIN, { queueName: 'q' }).queueUrl).toBe(
      'https://sqs.eu-west-1.amazonaws.com/123456789012/q',
    );
    expect(sqs.listQueues(ADMIN, { queueNamePrefix: 'x' })).toEqual([]);
    send(spec, 'a');
    sqs.purgeQueue(ADMIN, { queueUrl: 'q' });
    expect(await bodies(spec)).toEqual([]);
  });
});

import { readBack, testApp } from '@archway/testing';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { configOf } from '../config/stages';
import type { OrderMessage } from '../worker/order';
import { readOrder } from '../worker/order';
import { workerOf, World } from '../worker/world';
import type { ApiAnswer, ApiRequest, Service } from './api-of';
import { SynthesizedApi } from './api-of';
import { functionEntry } from './artifacts';
import { Orders } from './orders';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'archway-orders-bad-'));
for (const file of ['Dockerfile', 'main.mjs']) fs.writeFileSync(path.join(folder, file), '');
const stack = readBack(
  new Orders(testApp(), 'orders-prod', configOf('prod'), {
    imageFolder: () => folder,
    functionEntry,
  }),
);
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** What SQS answers in XML, as API Gateway reads it. */
const SENT = JSON.stringify({
  SendMessageResponse: { SendMessageResult: { MessageId: 'm-1' } },
});
const KEY = 'Idempotency-Key';

/** The API before a queue that keeps what it is sent. */
function shop(service?: Service) {
  const queue: OrderMessage[] = [];
  const api = new SynthesizedApi(
    stack,
    service ??
      ((request) => {
        const form = new URLSearchParams(request);
        queue.push({
          messageId: `m-${queue.length}`,
          receiptHandle: `r-${queue.length}`,
          body: form.get('MessageBody') ?? '',
          idempotencyKey: form.get('MessageAttribute.1.Value.StringValue') ?? undefined,
        });
        return { status: 200, body: SENT };
      }),
  );
  const order = (body: string, key = 'key-1', more: Partial<ApiRequest> = {}): ApiAnswer =>
    api.answer({ route: 'POST /orders', body, headers: { [KEY]: key }, ...more });
  return { api, queue, order };
}

/** Lets the worker have messages until each is an order or a dead letter. Nothing else fails. */
async function worked(messages: readonly OrderMessage[]): Promise<World> {
  const world = new World(() => 0.99);
  world.calm();
  for (const message of messages) world.send(message);
  const worker = workerOf(world);
  for (let round = 0; !world.isDone && round < 50; round += 1) {
    for (const message of world.receive()) await worker.handle(message);
    world.show();
    await world.publish();
  }
  expect(world.isDone).toBe(true);
  return world;
}

const body = (changes: object = {}) => JSON.stringify({ sku: 'lamp', quantity: 2, ...changes });
const message = (text: string) => JSON.stringify({ message: text });

it('takes an order, tells nothing but the id of the message, and keeps it once', async () => {
  const { order, queue } = shop();
  expect(order(body())).toEqual({ status: 202, body: '{"messageId":"m-1"}' });
  const world = await worked(queue);
  expect([world.items.size, world.published.length, world.deadLetters.length]).toEqual([1, 1, 0]);
});

describe('never reaches the queue:', () => {
  it.each<[string, string, ApiAnswer]>([
    ['malformed JSON', '{"sku":', { status: 400, body: message('Invalid request body') }],
    ['no body', '', { status: 400, body: message('Invalid request body') }],
    ['a missing field', '{"sku":"lamp"}', { status: 400, body: message('Invalid request body') }],
    [
      'a field too many',
      body({ price: 1 }),
      { status: 400, body: message('Invalid request body') },
    ],
    [
      'a negative quantity',
      body({ quantity: -1 }),
      { status: 400, body: message('Invalid request body') },
    ],
    ['no quantity', body({ quantity: 0 }), { status: 400, body: message('Invalid request body') }],
    [
      'half a lamp',
      body({ quantity: 1.5 }),
      { status: 400, body: message('Invalid request body') },
    ],
    ...['a&b', 'a+b', '100%', 'a\u0000b', "a'b", 'a"b', ''].map(
      (sku): [string, string, ApiAnswer] => [
        `the article ${JSON.stringify(sku)}`,
        body({ sku }),
        { status: 400, body: message('Invalid request body') },
      ],
    ),
    [
      '11 MB',
      body({ sku: 'l'.repeat(11 * 1_024 ** 2) }),
      { status: 413, body: message('The request is too large') },
    ],
  ])('%s', (_, text, answer) => {
    const { order, queue } = shop();
    expect(order(text)).toEqual(answer);
    expect(queue).toEqual([]);
  });

  it('another type than JSON', () => {
    const { order, queue } = shop();
    const headers = { [KEY]: 'key-1', 'Content-Type': 'text/plain' };
    expect(order(body(), '', { headers })).toEqual({
      status: 415,
      body: message('The body must be application/json'),
    });
    expect(queue).toEqual([]);
  });

  it('a request without a key', () => {
    const { order, queue } = shop();
    expect(order(body(), '', { headers: {} })).toEqual({
      status: 400,
      body: message('Missing required request parameters: [Idempotency-Key]'),
    });
    expect(queue).toEqual([]);
  });
});

it.each(['a&Action=DeleteQueue', 'a+b', '100%', "it's", '"', 'ä €', '$input.body'])(
  'keeps the key %j as it came, so that another one is another order',
  async (key) => {
    const { order, queue } = shop();
    expect(order(body(), key).status).toBe(202);
    expect(queue).toEqual([expect.objectContaining({ body: body(), idempotencyKey: key })]);
    expect((await worked(queue)).items.size).toBe(1);
  },
);

describe('is one dead letter, and loses nothing else:', () => {
  /** What becomes of messages, and of a good one behind them. */
  async function dead(bad: readonly OrderMessage[]) {
    const good = { messageId: 'g', receiptHandle: 'g', body: body(), idempotencyKey: 'good' };
    const world = await worked([...bad, good]);
    expect(world.items.has(readOrder(good).orderId)).toBe(true);
    return world;
  }

  it('a known key with another body', async () => {
    const { order, queue } = shop();
    expect(order(body()).status).toBe(202);
    expect(order(body({ quantity: 3 })).status).toBe(202);
    const world = await dead(queue);
    expect(world.deadLetters).toHaveLength(1);
    // The first that the worker gets is the order; the other is not lost.
    expect(world.items.size).toBe(2);
  });

  it('an article that there is not', async () => {
    const { order, queue } = shop();
    expect(order(body({ sku: 'unknown' })).status).toBe(202);
    const world = await dead(queue);
    expect(world.deadLetters).toEqual(queue);
    expect(world.items.size).toBe(1);
  });

  it.each([
    ['a poison message', '{'],
    ['a message that is null', 'null'],
    ['a message with control signs', '{"sku":"la\u0007mp","quantity":1}'],
    ['an empty message', ''],
  ])('%s', async (_, poison) => {
    const world = await dead([
      { messageId: 'p', receiptHandle: 'p', body: poison, idempotencyKey: 'poison' },
    ]);
    expect(world.deadLetters.map(({ messageId }) => messageId)).toEqual(['p']);
  });

  it('a message without a key', async () => {
    const world = await dead([
      { messageId: 'p', receiptHandle: 'p', body: body(), idempotencyKey: undefined },
    ]);
    expect(world.deadLetters).toHaveLength(1);
  });
});

it('is the same order when a client asks again with the same key', async () => {
  const { order, queue } = shop();
  expect([order(body()), order(body())].map(({ status }) => status)).toEqual([202, 202]);
  const world = await worked(queue);
  expect([world.items.size, world.published.length, world.deadLetters.length]).toEqual([1, 1, 0]);
});

describe('whoever asks for an order', () => {
  const asked = (answer: ApiAnswer, id = 'unknown') =>
    shop(() => answer).api.answer({ route: 'GET /orders/{id}', path: { id } });

  it('learns that there is none', () => {
    expect(asked({ status: 200, body: '{}' })).toEqual({
      status: 404,
      body: message('Not found'),
    });
  });

  it('learns what was accepted, and nothing of the worker', () => {
    const Item = { orderId: { S: 'o' }, sku: { S: 'lamp' }, requestDigest: { S: 'secret' } };
    const { status, body: text } = asked({ status: 200, body: JSON.stringify({ Item }) });
    expect([status, JSON.parse(text)]).toEqual([200, { orderId: 'o', sku: 'lamp' }]);
  });

  it.each(['"', '\\', "a'b", '","x":{"S":"', 'ä'])('looks for the id %j and no other', (id) => {
    const requests: string[] = [];
    const { api } = shop((request) => {
      requests.push(request);
      return { status: 200, body: '{}' };
    });
    api.answer({ route: 'GET /orders/{id}', path: { id } });
    expect(requests.map((request) => JSON.parse(request) as object)).toEqual([
      expect.objectContaining({ Key: { orderId: { S: id } } }),
    ]);
  });
});

describe('no answer shows what stands behind:', () => {
  const leaky = JSON.stringify({
    Error: { Message: 'queue arn:aws:sqs:eu-central-1:444455556666:orders-prod-Queue' },
  });
  it.each([
    [400, { status: 500, body: message('Internal server error') }],
    [403, { status: 500, body: message('Internal server error') }],
    [500, { status: 503, body: message('Service unavailable') }],
    [503, { status: 503, body: message('Service unavailable') }],
  ])('a service that answers %i', (status, answer) => {
    const { order, api } = shop(() => ({ status, body: leaky }));
    expect(order(body())).toEqual(answer);
    expect(api.answer({ route: 'GET /orders/{id}', path: { id: 'o' } })).toEqual(answer);
    expect(
      api.answer({ route: 'POST /clicks', body: '{"clickId":"7c1d0c55","page":"/a"}' }),
    ).toEqual(answer);
  });
});

it('takes clicks into the stream, spread by their ids', () => {
  const requests: string[] = [];
  const { api } = shop((request) => {
    requests.push(request);
    return { status: 200, body: '{"SequenceNumber":"49","ShardId":"shardId-000000000000"}' };
  });
  const click = '{"clickId":"7c1d0c55","page":"/lamps"}';
  expect(api.answer({ route: 'POST /clicks', body: click })).toEqual({
    status: 202,
    body: '{"sequenceNumber":"49"}',
  });
  const { Data, PartitionKey } = JSON.parse(requests[0] ?? '') as Record<string, string>;
  expect([Buffer.from(Data ?? '', 'base64').toString(), PartitionKey]).toEqual([click, '7c1d0c55']);
  expect(api.answer({ route: 'POST /clicks', body: '{"clickId":"7c1d0c55"}' }).status).toBe(400);
});

import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { SQSClient } from '@aws-sdk/client-sqs';
import { dynamoTable, priceService, sqsQueue, taskProtection } from './services';

const ORDER = {
  orderId: 'o',
  sku: 'lamp',
  quantity: 2,
  unitPriceCents: 100,
  totalCents: 200,
  requestDigest: 'mine',
  acceptedAt: '2026-01-01T00:00:00.000Z',
};

/** A client that answers without a network. */
function answering<Client extends { send: unknown }>(client: Client, send: unknown): Client {
  return Object.assign(client, { send });
}

it('reads the key of a message from its attributes', async () => {
  const sent: unknown[] = [];
  const client = answering(new SQSClient({ region: 'eu-central-1' }), (command: unknown) => {
    sent.push(command);
    return Promise.resolve({
      Messages: [
        {
          MessageId: 'm',
          ReceiptHandle: 'r',
          Body: '{}',
          MessageAttributes: { idempotencyKey: { DataType: 'String', StringValue: 'k' } },
        },
      ],
    });
  });
  const messages = await sqsQueue('url', client).receive(new AbortController().signal);
  expect(messages).toEqual([
    { messageId: 'm', receiptHandle: 'r', body: '{}', idempotencyKey: 'k' },
  ]);
  expect((sent[0] as ReceiveMessageCommand).input).toMatchObject({ WaitTimeSeconds: 20 });
});

it.each([
  ['https://sqs.eu-central-1.amazonaws.com/111122223333/orders.fifo', 'tenant'],
  ['https://sqs.eu-central-1.amazonaws.com/111122223333/orders', undefined],
])('knows whether %s keeps an order', async (url, group) => {
  const client = answering(new SQSClient({ region: 'eu-central-1' }), () =>
    Promise.resolve({ Messages: [{ Attributes: { MessageGroupId: 'tenant' } }] }),
  );
  const [message] = await sqsQueue(url, client).receive(new AbortController().signal);
  expect(message?.group).toBe(group);
});

it('says which request is kept where an order is there already', async () => {
  const known = new ConditionalCheckFailedException({
    message: 'known',
    $metadata: {},
    Item: { requestDigest: { S: 'theirs' } },
  });
  const client = answering(new DynamoDBClient({ region: 'eu-central-1' }), () =>
    Promise.reject(known),
  );
  await expect(dynamoTable('orders', client).putNew(ORDER)).resolves.toBe('theirs');
});

it('fails where the table fails otherwise', async () => {
  const client = answering(new DynamoDBClient({ region: 'eu-central-1' }), () =>
    Promise.reject(new Error('throttled')),
  );
  await expect(dynamoTable('orders', client).putNew(ORDER)).rejects.toThrow('throttled');
});

it.each([
  [200, { unitPriceCents: 5 }, 5],
  [404, {}, undefined],
])('reads the price from an answer of %i', async (status, body, price) => {
  const get = () => Promise.resolve(new Response(JSON.stringify(body), { status }));
  await expect(priceService('http://prices', get).unitPriceCents('lamp')).resolves.toBe(price);
});

it('does not take an answer that failed for an article that there is not', async () => {
  const get = () => Promise.resolve(new Response('', { status: 503 }));
  await expect(priceService('http://prices', get).unitPriceCents('lamp')).rejects.toThrow('503');
});

it('protects nothing without an agent', async () => {
  const call = jest.fn();
  await taskProtection(undefined, call).protect(true);
  expect(call).not.toHaveBeenCalled();
});

it('protects the task for five minutes', async () => {
  const call = jest.fn(() => Promise.resolve(new Response('{}')));
  await taskProtection('http://agent', call).protect(true);
  expect(call).toHaveBeenCalledWith(
    'http://agent/task-protection/v1/state',
    expect.objectContaining({ body: '{"ProtectionEnabled":true,"ExpiresInMinutes":5}' }),
  );
});

import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ResourceNotFoundException,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { key, tableCloud } from '../../dynamodb/testing/table-cloud';
import { serve, type LocalServer } from '../server/serve';

const spec = tableCloud({ stream_enabled: true, stream_view_type: 'NEW_IMAGE' });
const TableName = 'orders';
let server: LocalServer;
let client: DynamoDBClient;

beforeAll(async () => {
  server = await serve(spec.cloud);
  client = new DynamoDBClient({
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'USER', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

it('keeps what the SDK puts, binary values too', async () => {
  const Item = { ...key('ada', 1), photo: { B: Buffer.from([1, 2, 255]) }, tags: { SS: ['a'] } };
  await client.send(new PutItemCommand({ TableName, Item }));
  const answer = await client.send(new GetItemCommand({ TableName, Key: key('ada', 1) }));
  expect(answer.Item).toMatchObject({ tags: { SS: ['a'] } });
  expect([...(answer.Item?.['photo']?.B ?? [])]).toEqual([1, 2, 255]);
  expect(answer.$metadata.httpStatusCode).toBe(200);
});

it('a failed condition is the exception of the SDK, with the item', async () => {
  await client.send(new PutItemCommand({ TableName, Item: key('ada', 2) }));
  const error = await client
    .send(
      new PutItemCommand({
        TableName,
        Item: key('ada', 2),
        ConditionExpression: 'attribute_not_exists(customer)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    .catch((each: unknown) => each);
  expect(error).toBeInstanceOf(ConditionalCheckFailedException);
  expect((error as ConditionalCheckFailedException).Item).toEqual(key('ada', 2));
});

it('a canceled transaction says why, action by action', async () => {
  const Put = { TableName, Item: key('ada', 3) };
  const ConditionExpression = 'attribute_exists(customer)';
  const error = await client
    .send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Put }, { Put: { TableName, Item: key('x', 1), ConditionExpression } }],
      }),
    )
    .catch((each: unknown) => each);
  expect(error).toBeInstanceOf(TransactionCanceledException);
  expect((error as TransactionCanceledException).CancellationReasons).toMatchObject([
    { Code: 'None' },
    { Code: 'ConditionalCheckFailed' },
  ]);
});

it('a table that is not there is the exception of the SDK', async () => {
  await expect(
    client.send(new GetItemCommand({ TableName: 'none', Key: key('ada', 1) })),
  ).rejects.toBeInstanceOf(ResourceNotFoundException);
});

it('reads batches, queries and updates', async () => {
  await client.send(
    new UpdateItemCommand({
      TableName,
      Key: key('eve', 1),
      UpdateExpression: 'SET amount = :a',
      ExpressionAttributeValues: { ':a': { N: '7' } },
    }),
  );
  const query = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'customer = :c',
      ExpressionAttributeValues: { ':c': { S: 'eve' } },
    }),
  );
  const batch = await client.send(
    new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key('eve', 1)] } } }),
  );
  const Item = { ...key('eve', 1), amount: { N: '7' } };
  expect([query.Items, batch.Responses]).toEqual([[Item], { orders: [Item] }]);
});

it('describes its tables', async () => {
  const [list, { Table }] = [
    await client.send(new ListTablesCommand({})),
    await client.send(new DescribeTableCommand({ TableName })),
  ];
  expect(list.TableNames).toEqual(['orders']);
  expect(Table).toMatchObject({
    KeySchema: [
      { AttributeName: 'customer', KeyType: 'HASH' },
      { AttributeName: 'number', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [{ IndexName: 'by-state' }],
    LatestStreamArn:
      'arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000',
  });
});

interface StreamAnswer {
  readonly Streams?: readonly { readonly StreamArn: string }[];
  readonly StreamDescription?: { readonly Shards: readonly { readonly ShardId: string }[] };
  readonly ShardIterator?: string;
  readonly Records?: readonly object[];
}

it('serves the records of its stream', async () => {
  const call = (operation: string, input: object) =>
    fetch(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        authorization:
          'AWS4-HMAC-SHA256 Credential=USER/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify(input),
    }).then((response) => response.json() as Promise<StreamAnswer>);
  await client.send(new PutItemCommand({ TableName, Item: key('zoe', 9) }));
  const { Streams } = await call('ListStreams', { TableName });
  const StreamArn = Streams?.[0]?.StreamArn;
  const { StreamDescription } = await call('DescribeStream', { StreamArn });
  const { ShardIterator } = await call('GetShardIterator', {
    StreamArn,
    ShardId: StreamDescription?.Shards[0]?.ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  const { Records } = await call('GetRecords', { ShardIterator });
  expect(Records?.at(-1)).toMatchObject({
    eventName: 'INSERT',
    dynamodb: { NewImage: key('zoe', 9), StreamViewType: 'NEW_IMAGE' },
  });
});

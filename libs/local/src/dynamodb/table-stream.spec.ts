import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecHandler } from '../testing/cloud-of';
import { key, tables } from './testing/table-cloud';

interface StreamEvent {
  readonly Records: readonly {
    readonly eventName: string;
    readonly userIdentity?: object;
    readonly dynamodb: { readonly SequenceNumber: string };
  }[];
}

const STREAM = { stream_enabled: true, stream_view_type: 'NEW_AND_OLD_IMAGES' };
const ACTIONS = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];

/** A function that is called with what changes in the table. */
function streaming(
  handler: SpecHandler,
  mapping: object = {},
  table: object = {},
  actions = ACTIONS,
) {
  const spec = cloudOf(
    {
      provider: { aws: { region: 'eu-west-1' } },
      resource: {
        ...tables({ ...STREAM, ...table }),
        aws_iam_role: {
          Reader: {
            name: 'reader',
            assume_role_policy: JSON.stringify({
              Statement: {
                Effect: 'Allow',
                Principal: { Service: 'lambda.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            }),
          },
        },
        aws_iam_role_policy: {
          Reader: {
            role: '${aws_iam_role.Reader.name}',
            policy: JSON.stringify({
              Statement: [
                {
                  Effect: 'Allow',
                  Action: actions.map((name) => `dynamodb:${name}`),
                  Resource: '${aws_dynamodb_table.Orders.stream_arn}',
                },
                { Effect: 'Allow', Action: ['logs:*', 'sqs:SendMessage'], Resource: '*' },
              ],
            }),
          },
        },
        aws_sqs_queue: { Failed: { name: 'failed' } },
        aws_lambda_function: {
          Reader: {
            function_name: 'reader',
            role: '${aws_iam_role.Reader.arn}',
            runtime: 'nodejs22.x',
          },
        },
        aws_lambda_event_source_mapping: {
          Reader: {
            event_source_arn: '${aws_dynamodb_table.Orders.stream_arn}',
            function_name: '${aws_lambda_function.Reader.arn}',
            starting_position: 'TRIM_HORIZON',
            ...mapping,
          },
        },
      },
    },
    handler,
  );
  const put = (number: number, more: object = {}) =>
    spec.cloud.dynamodb.call(ADMINISTRATOR, 'PutItem', {
      TableName: 'orders',
      Item: { ...key('ada', number), ...more },
    });
  return { ...spec, put };
}

it('tells a function what was written, changed and deleted, with both images', async () => {
  const records: object[] = [];
  const spec = streaming((event: StreamEvent) => void records.push(...event.Records));
  spec.put(1);
  spec.put(1, { amount: { N: '2' } });
  spec.put(1, { amount: { N: '2' } });
  spec.cloud.dynamodb.call(ADMINISTRATOR, 'DeleteItem', {
    TableName: 'orders',
    Key: key('ada', 1),
  });
  await spec.clock.runUntilIdle();
  expect(records).toMatchObject([
    { eventName: 'INSERT', dynamodb: { NewImage: key('ada', 1) } },
    {
      eventName: 'MODIFY',
      dynamodb: { OldImage: key('ada', 1), NewImage: { amount: { N: '2' } } },
    },
    { eventName: 'REMOVE', dynamodb: { OldImage: { amount: { N: '2' } } } },
  ]);
  expect(spec.denials()).toEqual([]);
});

it('what expires is removed by the service', async () => {
  const records: { eventName: string; userIdentity?: object }[] = [];
  const spec = streaming(
    (event: StreamEvent) => void records.push(...event.Records),
    {},
    { ttl: { attribute_name: 'expires', enabled: true } },
  );
  spec.put(1, { expires: { N: String(spec.clock.now() / 1000 + 60) } });
  await spec.clock.advance(120_000);
  expect(records.map(({ eventName, userIdentity }) => [eventName, userIdentity])).toEqual([
    ['INSERT', undefined],
    ['REMOVE', { type: 'Service', principalId: 'dynamodb.amazonaws.com' }],
  ]);
});

it('filters by the image of an item', async () => {
  const records: object[] = [];
  const pattern = JSON.stringify({ dynamodb: { NewImage: { state: { S: ['open'] } } } });
  const spec = streaming((event: StreamEvent) => void records.push(...event.Records), {
    filter_criteria: { filter: [{ pattern }] },
  });
  spec.put(1, { state: { S: 'open' } });
  spec.put(2, { state: { S: 'done' } });
  await spec.clock.runUntilIdle();
  expect(records).toMatchObject([{ dynamodb: { NewImage: key('ada', 1) } }]);
});

it('a poison record is split out and reported to the destination', async () => {
  const done: string[] = [];
  const spec = streaming(
    ({ Records }: StreamEvent) => {
      if (JSON.stringify(Records).includes('poison')) throw new Error('cannot read it');
      done.push(...Records.map(({ dynamodb }) => dynamodb.SequenceNumber));
    },
    {
      bisect_batch_on_function_error: true,
      maximum_retry_attempts: 1,
      destination_config: { on_failure: { destination_arn: '${aws_sqs_queue.Failed.arn}' } },
    },
  );
  for (const number of [1, 2, 3, 4]) spec.put(number, number === 3 ? { a: { S: 'poison' } } : {});
  await spec.clock.runUntilIdle();
  expect(new Set(done).size).toBe(3);
  const queue = spec.cloud.sqs.queueOf('arn:aws:sqs:eu-west-1:123456789012:failed');
  const [message] = queue?.take(10, 30) ?? [];
  expect(JSON.parse(message?.body ?? '')).toMatchObject({
    DDBStreamBatchInfo: { batchSize: 1, streamArn: expect.stringContaining('/stream/') as string },
  });
});

it.each(ACTIONS)('without dynamodb:%s nothing is read, and the run says so', async (name) => {
  const handler = jest.fn();
  const spec = streaming(
    handler,
    {},
    {},
    ACTIONS.filter((each) => each !== name),
  );
  spec.put(1);
  await spec.clock.runUntilIdle();
  expect(handler).not.toHaveBeenCalled();
  expect(spec.denials()).toMatchObject([{ action: `dynamodb:${name}` }]);
});

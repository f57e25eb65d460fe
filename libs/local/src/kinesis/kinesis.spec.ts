import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf } from '../testing/cloud-of';

const stack = (stream: object = {}) => ({
  resource: { aws_kinesis_stream: { S: { name: 's', shard_count: 2, ...stream } } },
});
const record = (partitionKey: string, text = '{}') => ({ partitionKey, data: Buffer.from(text) });

function textsOf({ cloud }: ReturnType<typeof cloudOf>, shardId: string): readonly string[] {
  const { kinesis } = cloud;
  const first = kinesis.getShardIterator(ADMINISTRATOR, 's', shardId, { type: 'TRIM_HORIZON' });
  return kinesis.getRecords(ADMINISTRATOR, first).records.map(({ data }) => data.toString());
}

it('puts a record into the shard that holds the MD5 digest of its key', () => {
  const { cloud } = cloudOf(stack());
  // 0cc175b9… and f1290186…
  expect(
    ['a', 'm'].map((key) => cloud.kinesis.putRecord(ADMINISTRATOR, 's', record(key)).shardId),
  ).toEqual(['shardId-000000000000', 'shardId-000000000000']);
});

it('puts a record into the shard of its explicit hash key', () => {
  const { cloud } = cloudOf(stack());
  const put = cloud.kinesis.putRecord(ADMINISTRATOR, 's', {
    ...record('a'),
    explicitHashKey: 2n ** 128n - 1n,
  });
  expect(put.shardId).toBe('shardId-000000000001');
});

it('gives sequence numbers that grow', () => {
  const { cloud } = cloudOf(stack());
  const numbers = Array.from({ length: 12 }, (_, index) =>
    cloud.kinesis.putRecord(ADMINISTRATOR, 's', record(`k${index}`)),
  ).map(({ sequenceNumber }) => sequenceNumber);
  expect([...numbers].sort()).toEqual(numbers);
  expect(numbers[0]).toHaveLength(56);
});

it('starts a stream on demand with four shards', () => {
  const { cloud } = cloudOf(
    stack({ shard_count: undefined, stream_mode_details: { stream_mode: 'ON_DEMAND' } }),
  );
  expect(cloud.kinesis.listShards(ADMINISTRATOR, 's')).toHaveLength(4);
});

describe('iterators', () => {
  const three = () => {
    const spec = cloudOf(stack({ shard_count: 1 }));
    const numbers = ['1', '2', '3'].map(
      (text) => spec.cloud.kinesis.putRecord(ADMINISTRATOR, 's', record('a', text)).sequenceNumber,
    );
    return { ...spec, numbers };
  };
  const shardId = 'shardId-000000000000';

  it.each([
    ['TRIM_HORIZON', ['1', '2', '3']],
    ['LATEST', []],
  ] as const)('%s', (type, texts) => {
    const { cloud } = three();
    const iterator = cloud.kinesis.getShardIterator(ADMINISTRATOR, 's', shardId, { type });
    const { records } = cloud.kinesis.getRecords(ADMINISTRATOR, iterator);
    expect(records.map(({ data }) => data.toString())).toEqual(texts);
  });

  it.each([
    ['AT_SEQUENCE_NUMBER', ['2', '3']],
    ['AFTER_SEQUENCE_NUMBER', ['3']],
  ] as const)('%s', (type, texts) => {
    const { cloud, numbers } = three();
    const from = { type, sequenceNumber: numbers[1] ?? '' };
    const iterator = cloud.kinesis.getShardIterator(ADMINISTRATOR, 's', shardId, from);
    const { records } = cloud.kinesis.getRecords(ADMINISTRATOR, iterator);
    expect(records.map(({ data }) => data.toString())).toEqual(texts);
  });

  it('expire after five minutes', async () => {
    const { cloud, clock } = three();
    const iterator = cloud.kinesis.getShardIterator(ADMINISTRATOR, 's', shardId, {
      type: 'LATEST',
    });
    await clock.advance(300_000);
    expect(cloud.kinesis.getRecords(ADMINISTRATOR, iterator).records).toEqual([]);
    await clock.advance(1);
    expect(() => cloud.kinesis.getRecords(ADMINISTRATOR, iterator)).toThrow('older than 5 minutes');
  });

  it('go on from what was read', () => {
    const { cloud } = three();
    const first = cloud.kinesis.getShardIterator(ADMINISTRATOR, 's', shardId, {
      type: 'TRIM_HORIZON',
    });
    const { nextShardIterator = '' } = cloud.kinesis.getRecords(ADMINISTRATOR, first, 2);
    const { records } = cloud.kinesis.getRecords(ADMINISTRATOR, nextShardIterator);
    expect(records.map(({ data }) => data.toString())).toEqual(['3']);
  });
});

it('forgets records when their retention is over', async () => {
  const spec = cloudOf(stack({ shard_count: 1 }));
  spec.cloud.kinesis.putRecord(ADMINISTRATOR, 's', record('a', 'old'));
  await spec.clock.advance(24 * 3_600_000);
  expect(textsOf(spec, 'shardId-000000000000')).toEqual(['old']);
  await spec.clock.advance(1);
  expect(textsOf(spec, 'shardId-000000000000')).toEqual([]);
});

describe('limits of a shard', () => {
  it('are a thousand records a second', async () => {
    const { cloud, clock } = cloudOf(stack({ shard_count: 1 }));
    const put = () => cloud.kinesis.putRecord(ADMINISTRATOR, 's', record('a'));
    for (let count = 0; count < 1_000; count += 1) put();
    expect(put).toThrow('Rate exceeded for shard shardId-000000000000');
    await clock.advance(1_000);
    expect(put).not.toThrow();
  });

  it('are five reads a second', () => {
    const { cloud } = cloudOf(stack({ shard_count: 1 }));
    const iterator = cloud.kinesis.getShardIterator(ADMINISTRATOR, 's', 'shardId-000000000000', {
      type: 'LATEST',
    });
    const read = () => cloud.kinesis.getRecords(ADMINISTRATOR, iterator);
    for (let count = 0; count < 5; count += 1) read();
    expect(read).toThrow('Rate exceeded');
  });

  it('throttle some records of a batch, and take the others', () => {
    const { cloud } = cloudOf(stack({ shard_count: 1 }));
    const large = Array.from({ length: 3 }, () => record('a', 'x'.repeat(500_000)));
    expect(cloud.kinesis.putRecords(ADMINISTRATOR, 's', large)).toEqual([
      expect.objectContaining({ shardId: 'shardId-000000000000' }),
      expect.objectContaining({ shardId: 'shardId-000000000000' }),
      expect.objectContaining({ errorCode: 'ProvisionedThroughputExceededException' }),
    ]);
  });

  it.each([
    [1024 * 1024, undefined],
    [1024 * 1024 + 1, 'Data must have at most 1048576 bytes'],
  ])('let a record of %i bytes through or not', (bytes, problem) => {
    const { cloud } = cloudOf(stack({ shard_count: 1 }));
    const put = () => cloud.kinesis.putRecord(ADMINISTRATOR, 's', record('a', 'x'.repeat(bytes)));
    if (problem === undefined) expect(put).not.toThrow();
    else expect(put).toThrow(problem);
  });
});

describe('resharding', () => {
  it('splits a shard, and names the children to who reads to its end', () => {
    const spec = cloudOf(stack({ shard_count: 1 }));
    const { kinesis } = spec.cloud;
    kinesis.putRecord(ADMINISTRATOR, 's', record('a', 'before'));
    kinesis.splitShard(ADMINISTRATOR, 's', 'shardId-000000000000', 2n ** 127n);
    expect(kinesis.putRecord(ADMINISTRATOR, 's', record('a')).shardId).toBe('shardId-000000000001');
    const first = kinesis.getShardIterator(ADMINISTRATOR, 's', 'shardId-000000000000', {
      type: 'TRIM_HORIZON',
    });
    const read = kinesis.getRecords(ADMINISTRATOR, first);
    expect(read.nextShardIterator).toBeUndefined();
    expect(read.childShards.map(({ shardId }) => shardId)).toEqual([
      'shardId-000000000001',
      'shardId-000000000002',
    ]);
  });

  it.each([
    [2n ** 127n, undefined],
    [0n, 'is not both greater'],
    [2n ** 128n, 'is not both greater'],
  ])('takes or refuses the hash key %i', (key, problem) => {
    const { cloud } = cloudOf(stack({ shard_count: 1 }));
    const split = () => cloud.kinesis.splitShard(ADMINISTRATOR, 's', 'shardId-000000000000', key);
    if (problem === undefined) expect(split).not.toThrow();
    else expect(split).toThrow(problem);
  });

  it('merges neighbors, and no others', () => {
    const { cloud } = cloudOf(stack({ shard_count: 3 }));
    const id = (number: number) => `shardId-00000000000${number}`;
    expect(() => cloud.kinesis.mergeShards(ADMINISTRATOR, 's', id(0), id(2))).toThrow(
      'not an adjacent pair',
    );
    cloud.kinesis.mergeShards(ADMINISTRATOR, 's', id(1), id(0));
    expect(cloud.kinesis.describeStream(ADMINISTRATOR, 's')).toMatchObject({
      openShardCount: 2,
      shards: [{}, {}, {}, { parentShardId: id(1), adjacentParentShardId: id(0) }],
    });
  });

  it.each([
    [4, undefined],
    [1, undefined],
    [5, 'cannot scale from 2 to 5 shards'],
  ])('scales two shards to %i or refuses to', (count, problem) => {
    const { cloud } = cloudOf(stack());
    const update = () => cloud.kinesis.updateShardCount(ADMINISTRATOR, 's', count);
    if (problem === undefined) expect(update).not.toThrow();
    else expect(update).toThrow(problem);
  });
});

it('keeps a caller out that has no permission, and says which one', () => {
  const spec = cloudOf(stack());
  const role = {
    kind: 'service' as const,
    service: 'x.amazonaws.com',
    sourceArn: 'arn:x',
    sourceAccount: '1',
  };
  expect(() => spec.cloud.kinesis.putRecord(role, 's', record('a'))).toThrow('kinesis:PutRecord');
  expect(spec.denials().map(({ action }) => action)).toEqual(['kinesis:PutRecord']);
});

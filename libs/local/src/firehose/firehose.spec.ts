import { gunzipSync } from 'node:zlib';
import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud } from '../testing/cloud-of';
import { objectKey } from './object-key';

const stack = (s3: object = {}, actions: readonly string[] = ['s3:*', 'kinesis:*']) => ({
  resource: {
    aws_kinesis_stream: { S: { name: 's', shard_count: 1 } },
    aws_s3_bucket: { Archive: { bucket: 'archive' } },
    aws_iam_role: {
      Firehose: {
        name: 'firehose',
        assume_role_policy: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'firehose.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      },
    },
    aws_iam_role_policy: {
      Firehose: {
        role: '${aws_iam_role.Firehose.name}',
        policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
        }),
      },
    },
    aws_kinesis_firehose_delivery_stream: {
      F: {
        name: 'f',
        destination: 'extended_s3',
        kinesis_source_configuration: {
          kinesis_stream_arn: '${aws_kinesis_stream.S.arn}',
          role_arn: '${aws_iam_role.Firehose.arn}',
        },
        extended_s3_configuration: {
          bucket_arn: '${aws_s3_bucket.Archive.arn}',
          role_arn: '${aws_iam_role.Firehose.arn}',
          ...s3,
        },
      },
    },
  },
});

function put({ cloud }: SpecCloud, ...texts: readonly string[]): void {
  for (const text of texts) {
    cloud.kinesis.putRecord(ADMINISTRATOR, 's', { partitionKey: 'a', data: Buffer.from(text) });
  }
}

const keysOf = ({ cloud }: SpecCloud) =>
  cloud.s3.listObjectsV2(ADMINISTRATOR, { bucket: 'archive' }).contents.map(({ key }) => key);
const bodyOf = ({ cloud }: SpecCloud, key = '') =>
  cloud.s3.getObject(ADMINISTRATOR, { bucket: 'archive', key }).body;

it('writes what it gathered as one object when its interval is over', async () => {
  const spec = cloudOf(
    stack({ buffering_interval: 60, prefix: 'events/!{timestamp:yyyy/MM/dd/HH}/' }),
  );
  put(spec, 'one\n');
  await spec.clock.advance(59_000);
  put(spec, 'two\n');
  expect(keysOf(spec)).toEqual([]);
  await spec.clock.advance(1_000);
  const [key] = keysOf(spec);
  expect(key).toMatch(/^events\/2026\/01\/01\/00\/f-1-2026-01-01-00-01-00-[0-9a-f-]{36}$/);
  expect(bodyOf(spec, key).toString()).toBe('one\ntwo\n');
});

it('writes as soon as there is enough', async () => {
  const spec = cloudOf(stack({ buffering_size: 1, compression_format: 'GZIP' }));
  put(spec, 'x'.repeat(600_000));
  await spec.clock.advance(1_000);
  put(spec, 'y'.repeat(600_000));
  await spec.clock.advance(0);
  const [key] = keysOf(spec);
  expect(key).toMatch(/\.gz$/);
  expect(gunzipSync(bodyOf(spec, key))).toHaveLength(1_200_000);
});

it('names the permissions that it lacks at the bucket', () => {
  const spec = cloudOf(stack({}, ['kinesis:*']));
  expect(spec.denials().map(({ action }) => action)).toEqual([
    's3:GetBucketLocation',
    's3:ListBucket',
    's3:ListBucketMultipartUploads',
    's3:AbortMultipartUpload',
    's3:GetObject',
    's3:PutObject',
  ]);
});

it('takes no records of its own where a stream is its source', () => {
  const { cloud } = cloudOf(stack());
  expect(() =>
    cloud.firehose.putRecords(ADMINISTRATOR, 'f', [Buffer.from('x')], 'firehose:PutRecord'),
  ).toThrow('KinesisStreamAsSource');
});

describe('the key of an object', () => {
  const context = {
    at: Date.UTC(2026, 0, 2, 23, 4, 5),
    timeZone: 'UTC',
    deliveryStreamName: 'f',
    extension: '',
    unique: '0a1b2c3d-4e5f',
  };

  it.each([
    ['', '2026/01/02/23/f-1-2026-01-02-23-04-05-0a1b2c3d-4e5f'],
    ['logs/', 'logs/2026/01/02/23/f-1-2026-01-02-23-04-05-0a1b2c3d-4e5f'],
    ["!{timestamp:'year='yyyy}/", 'year=2026/f-1-2026-01-02-23-04-05-0a1b2c3d-4e5f'],
    [
      'a/!{firehose:random-string}/!{timestamp:HH}/',
      'a/0a1b2c3d4e5/23/f-1-2026-01-02-23-04-05-0a1b2c3d-4e5f',
    ],
  ])('with the prefix %j is %s', (prefix, key) => {
    expect(objectKey(prefix, context)).toBe(key);
  });

  it('is written in the zone that is asked for', () => {
    expect(objectKey('', { ...context, timeZone: 'Europe/Berlin' })).toMatch(/^2026\/01\/03\/00\//);
  });
});

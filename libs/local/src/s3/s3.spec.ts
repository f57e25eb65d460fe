import { AwsError } from '../aws-error/aws-error';
import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud } from '../testing/cloud-of';
import { encodeKey } from './event-message';
import type { PutObjectInput } from './s3-api';

const ADMIN = ADMINISTRATOR;

const bucketCloud = (versioning = false): SpecCloud =>
  cloudOf({
    provider: { aws: { region: 'eu-west-1' } },
    resource: {
      aws_s3_bucket: { B: { bucket: 'b' } },
      ...(versioning
        ? {
            aws_s3_bucket_versioning: {
              B: { bucket: 'b', versioning_configuration: [{ status: 'Enabled' }] },
            },
          }
        : {}),
    },
  });

const put = ({ cloud }: SpecCloud, key: string, body = 'x', more: Partial<PutObjectInput> = {}) =>
  cloud.s3.putObject(ADMIN, { bucket: 'b', key, body: Buffer.from(body), ...more });

const codeOf = (action: () => unknown): [string, number] | undefined => {
  try {
    action();
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return [error.code, error.httpStatus];
  }
};

describe('an object', () => {
  it('comes back with its headers, its metadata in lower case and the MD5 as ETag', () => {
    const spec = bucketCloud();
    const { eTag, versionId } = put(spec, 'a', 'hello', {
      contentType: 'text/plain',
      cacheControl: 'max-age=60',
      metadata: { Source: 'x' },
    });
    expect([eTag, versionId]).toEqual(['"5d41402abc4b2a76b9719d911017c592"', undefined]);
    expect(spec.cloud.s3.getObject(ADMIN, { bucket: 'b', key: 'a' })).toMatchObject({
      body: Buffer.from('hello'),
      contentType: 'text/plain',
      cacheControl: 'max-age=60',
      contentLength: 5,
      metadata: { source: 'x' },
    });
  });

  it('is read by range', () => {
    const spec = bucketCloud();
    put(spec, 'a', '0123456789');
    const read = (range: string) => {
      const { body, contentRange } = spec.cloud.s3.getObject(ADMIN, {
        bucket: 'b',
        key: 'a',
        range,
      });
      return [Buffer.from(body).toString(), contentRange];
    };
    expect(read('bytes=2-4')).toEqual(['234', 'bytes 2-4/10']);
    expect(read('bytes=-3')).toEqual(['789', 'bytes 7-9/10']);
    expect(read('bytes=8-')).toEqual(['89', 'bytes 8-9/10']);
    expect(read('lines=1')).toEqual(['0123456789', undefined]);
    expect(codeOf(() => read('bytes=10-'))).toEqual(['InvalidRange', 416]);
  });

  it('is overwritten, its sequencer growing within one millisecond', () => {
    const spec = bucketCloud();
    const [first, second] = [put(spec, 'a'), put(spec, 'a')];
    expect(first.sequencer).toMatch(/^[0-9A-F]{18}$/);
    expect(second.sequencer > first.sequencer).toBe(true);
  });

  it('that is not there is NoSuchKey, in a bucket that is not there NoSuchBucket', () => {
    const { s3 } = bucketCloud().cloud;
    expect(codeOf(() => s3.getObject(ADMIN, { bucket: 'b', key: 'a' }))).toEqual([
      'NoSuchKey',
      404,
    ]);
    expect(codeOf(() => s3.getObject(ADMIN, { bucket: 'c', key: 'a' }))).toEqual([
      'NoSuchBucket',
      404,
    ]);
  });

  it.each([
    ['a'.repeat(1024), undefined],
    ['é'.repeat(512), undefined],
    ['a'.repeat(1025), ['KeyTooLongError', 400]],
    ['é'.repeat(513), ['KeyTooLongError', 400]],
  ])('has a key of at most 1,024 bytes (%#)', (key, expected) => {
    expect(codeOf(() => put(bucketCloud(), key))).toEqual(expected);
  });

  it('is copied with its metadata, or with new metadata', () => {
    const spec = bucketCloud();
    put(spec, 'a', 'x', { contentType: 'image/png', metadata: { m: '1' } });
    const copy = { bucket: 'b', key: 'c', sourceBucket: 'b', sourceKey: 'a' };
    spec.cloud.s3.copyObject(ADMIN, copy);
    const head = () => spec.cloud.s3.headObject(ADMIN, { bucket: 'b', key: 'c' });
    expect(head()).toMatchObject({ contentType: 'image/png', metadata: { m: '1' } });
    spec.cloud.s3.copyObject(ADMIN, {
      ...copy,
      metadataDirective: 'REPLACE',
      metadata: { m: '2' },
    });
    expect(head()).toMatchObject({ contentType: 'binary/octet-stream', metadata: { m: '2' } });
  });
});

describe('a conditional write', () => {
  const eTag = '"9dd4e461268c8034f5c8564e155c67a6"';

  it.each([
    ['where nothing is', false, { ifNoneMatch: '*' }, undefined],
    ['where something is', true, { ifNoneMatch: '*' }, ['PreconditionFailed', 412]],
    ['over the same ETag', true, { ifMatch: eTag }, undefined],
    ['over the same ETag without quotes', true, { ifMatch: eTag.slice(1, -1) }, undefined],
    ['over another ETag', true, { ifMatch: '"other"' }, ['PreconditionFailed', 412]],
    ['over nothing', false, { ifMatch: eTag }, ['NoSuchKey', 404]],
    ['unless an ETag is there', true, { ifNoneMatch: '"x"' }, ['NotImplemented', 501]],
  ])('%s is decided as S3 does', (_, exists, condition, expected) => {
    const spec = bucketCloud();
    if (exists) put(spec, 'a', 'x');
    expect(codeOf(() => put(spec, 'a', 'y', condition))).toEqual(expected);
  });

  it('takes a delete marker for nothing', () => {
    const spec = bucketCloud(true);
    put(spec, 'a', 'x');
    spec.cloud.s3.deleteObject(ADMIN, { bucket: 'b', key: 'a' });
    expect(codeOf(() => put(spec, 'a', 'y', { ifMatch: eTag }))).toEqual(['NoSuchKey', 404]);
    expect(codeOf(() => put(spec, 'a', 'y', { ifNoneMatch: '*' }))).toBeUndefined();
  });
});

describe('a conditional read', () => {
  it.each([
    [{ ifNoneMatch: '"9dd4e461268c8034f5c8564e155c67a6"' }, ['NotModified', 304]],
    [{ ifNoneMatch: '"other"' }, undefined],
    [{ ifMatch: '"other"' }, ['PreconditionFailed', 412]],
    [{ ifMatch: '"9dd4e461268c8034f5c8564e155c67a6"' }, undefined],
    [{ ifModifiedSince: new Date(Date.UTC(2026, 0, 1)) }, ['NotModified', 304]],
    [{ ifModifiedSince: new Date(Date.UTC(2025, 0, 1)) }, undefined],
    [{ ifUnmodifiedSince: new Date(Date.UTC(2025, 0, 1)) }, ['PreconditionFailed', 412]],
  ])('%j is decided as S3 does', (condition, expected) => {
    const spec = bucketCloud();
    put(spec, 'a', 'x');
    expect(
      codeOf(() => spec.cloud.s3.getObject(ADMIN, { bucket: 'b', key: 'a', ...condition })),
    ).toEqual(expected);
  });
});

describe('a bucket with versions', () => {
  it('keeps what was overwritten and what was deleted', () => {
    const spec = bucketCloud(true);
    const { s3 } = spec.cloud;
    const first = put(spec, 'a', 'one');
    put(spec, 'a', 'two');
    const { deleteMarker, versionId } = s3.deleteObject(ADMIN, { bucket: 'b', key: 'a' });
    expect(deleteMarker).toBe(true);
    expect(codeOf(() => s3.getObject(ADMIN, { bucket: 'b', key: 'a' }))).toEqual([
      'NoSuchKey',
      404,
    ]);
    const old = s3.getObject(ADMIN, { bucket: 'b', key: 'a', versionId: first.versionId ?? '' });
    expect(Buffer.from(old.body).toString()).toBe('one');
    expect(
      codeOf(() => s3.getObject(ADMIN, { bucket: 'b', key: 'a', versionId: versionId ?? '' })),
    ).toEqual(['MethodNotAllowed', 405]);
    expect(codeOf(() => s3.getObject(ADMIN, { bucket: 'b', key: 'a', versionId: 'none' }))).toEqual(
      ['NoSuchVersion', 404],
    );
    expect(
      s3
        .listObjectVersions(ADMIN, { bucket: 'b' })
        .map((each) => [each.isLatest, each.isDeleteMarker]),
    ).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
  });

  it('brings an object back when its delete marker is deleted', () => {
    const spec = bucketCloud(true);
    const { s3 } = spec.cloud;
    put(spec, 'a', 'one');
    const { versionId = '' } = s3.deleteObject(ADMIN, { bucket: 'b', key: 'a' });
    s3.deleteObject(ADMIN, { bucket: 'b', key: 'a', versionId });
    expect(s3.getObject(ADMIN, { bucket: 'b', key: 'a' }).contentLength).toBe(3);
  });
});

describe('a list', () => {
  const listed = bucketCloud();
  for (const key of ['a', 'p/1', 'p/2', 'p/q/3', 'é', 'z']) put(listed, key);
  const list = (input: object) => listed.cloud.s3.listObjectsV2(ADMIN, { bucket: 'b', ...input });

  it('is in the order of bytes', () => {
    expect(list({}).contents.map(({ key }) => key)).toEqual(['a', 'p/1', 'p/2', 'p/q/3', 'z', 'é']);
  });

  it('rolls up what lies below the delimiter', () => {
    const { contents, commonPrefixes, keyCount } = list({ prefix: 'p/', delimiter: '/' });
    expect([contents.map(({ key }) => key), commonPrefixes, keyCount]).toEqual([
      ['p/1', 'p/2'],
      ['p/q/'],
      3,
    ]);
  });

  it('goes on where a page ended, each key once', () => {
    const keys: string[] = [];
    let continuationToken: string | undefined;
    do {
      const page = list({ maxKeys: 2, delimiter: '/', continuationToken });
      keys.push(...page.contents.map(({ key }) => key), ...page.commonPrefixes);
      continuationToken = page.nextContinuationToken;
    } while (continuationToken !== undefined);
    expect(keys.sort()).toEqual(['a', 'p/', 'z', 'é']);
  });
});

describe('an event notification', () => {
  const notified = (events: string[], filters: object = {}, versioning = true): SpecCloud =>
    cloudOf({
      provider: { aws: { region: 'eu-west-1' } },
      resource: {
        aws_s3_bucket: { B: { bucket: 'b' } },
        ...(versioning
          ? {
              aws_s3_bucket_versioning: {
                B: { bucket: 'b', versioning_configuration: { status: 'Enabled' } },
              },
            }
          : {}),
        aws_sqs_queue: {
          Q: {
            name: 'q',
            policy: JSON.stringify({
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 's3.amazonaws.com' },
                  Action: 'sqs:SendMessage',
                  Resource: '*',
                },
              ],
            }),
          },
        },
        aws_s3_bucket_notification: {
          B: {
            bucket: 'b',
            queue: { id: 'to-q', queue_arn: '${aws_sqs_queue.Q.arn}', events, ...filters },
          },
        },
      },
    });

  const bodies = async (spec: SpecCloud): Promise<unknown[]> => {
    await spec.clock.runUntilIdle();
    const received = await spec.cloud.sqs.receiveMessage(ADMIN, {
      queueUrl: 'q',
      maxNumberOfMessages: 10,
    });
    spec.cloud.sqs.purgeQueue(ADMIN, { queueUrl: 'q' });
    return received.map(({ body }) => JSON.parse(body) as unknown);
  };

  const namesOf = (messages: readonly unknown[]): (string | undefined)[] =>
    (messages as { Records?: { eventName: string }[] }[]).map(
      ({ Records }) => Records?.[0]?.eventName,
    );

  it('is preceded by a test event', async () => {
    expect(await bodies(notified(['s3:ObjectCreated:*']))).toMatchObject([
      {
        Service: 'Amazon S3',
        Event: 's3:TestEvent',
        Bucket: 'b',
        Time: '2026-01-01T00:00:00.000Z',
      },
    ]);
  });

  it('has the structure and the encoded key of version 2.1', async () => {
    const spec = notified(['s3:ObjectCreated:*']);
    await bodies(spec);
    const { versionId, sequencer } = put(spec, 'up/a b+c é.jpg', 'hello');
    expect(await bodies(spec)).toEqual([
      {
        Records: [
          {
            eventVersion: '2.1',
            eventSource: 'aws:s3',
            awsRegion: 'eu-west-1',
            eventTime: '2026-01-01T00:00:00.000Z',
            eventName: 'ObjectCreated:Put',
            userIdentity: { principalId: 'AWS:administrator' },
            requestParameters: { sourceIPAddress: '127.0.0.1' },
            responseElements: expect.objectContaining({
              'x-amz-request-id': expect.any(String) as string,
            }) as object,
            s3: {
              s3SchemaVersion: '1.0',
              configurationId: 'to-q',
              bucket: {
                name: 'b',
                ownerIdentity: { principalId: '123456789012' },
                arn: 'arn:aws:s3:::b',
              },
              object: {
                key: 'up/a+b%2Bc+%C3%A9.jpg',
                size: 5,
                eTag: '5d41402abc4b2a76b9719d911017c592',
                versionId,
                sequencer,
              },
            },
          },
        ],
      },
    ]);
  });

  it.each([
    [['s3:ObjectCreated:*'], ['ObjectCreated:Put', 'ObjectCreated:Copy']],
    [['s3:ObjectCreated:Copy'], ['ObjectCreated:Copy']],
    [['s3:ObjectRemoved:*'], ['ObjectRemoved:DeleteMarkerCreated', 'ObjectRemoved:Delete']],
    [['s3:ObjectRemoved:Delete'], ['ObjectRemoved:Delete']],
  ])('of %j tells %j', async (events, expected) => {
    const spec = notified(events);
    await bodies(spec);
    const { versionId = '' } = put(spec, 'a');
    spec.cloud.s3.copyObject(ADMIN, { bucket: 'b', key: 'c', sourceBucket: 'b', sourceKey: 'a' });
    spec.cloud.s3.deleteObject(ADMIN, { bucket: 'b', key: 'c' });
    spec.cloud.s3.deleteObject(ADMIN, { bucket: 'b', key: 'a', versionId });
    expect(namesOf(await bodies(spec)).sort()).toEqual([...expected].sort());
  });

  it('filters by prefix and suffix of the key as it is', async () => {
    const spec = notified(['s3:ObjectCreated:*'], {
      filter_prefix: 'up é/',
      filter_suffix: '.jpg',
    });
    await bodies(spec);
    for (const key of ['up é/a.jpg', 'up é/a.png', 'other/a.jpg']) put(spec, key);
    expect(await bodies(spec)).toHaveLength(1);
  });

  it('has no version where the bucket has none', async () => {
    const spec = notified(['s3:ObjectCreated:*'], {}, false);
    await bodies(spec);
    put(spec, 'a');
    const [message] = (await bodies(spec)) as { Records: { s3: { object: object } }[] }[];
    expect(Object.keys(message?.Records[0]?.s3.object ?? {})).toEqual([
      'key',
      'size',
      'eTag',
      'sequencer',
    ]);
  });
});

it.each([
  ['a b+c é.jpg', 'a+b%2Bc+%C3%A9.jpg'],
  ["up/%41 'q' (1)!~*.jpg", 'up/%2541+%27q%27+%281%29%21%7E*.jpg'],
  ['"/\\', '%22/%5C'],
])('the key %s is written %s in events', (key, encoded) => {
  expect(encodeKey(key)).toBe(encoded);
});

import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { ADMINISTRATOR } from '../../principal/principal';
import { cloudOf } from '../../testing/cloud-of';
import { md5Of } from '../../s3/object-store';
import { serve, type LocalServer } from '../server/serve';

const MIB = 1024 * 1024;
const Bucket = 'photos';

/** A bucket that tells a queue of everything, one under a key, and one for pages. */
const spec = cloudOf({
  provider: { aws: { region: 'eu-west-1' } },
  resource: {
    aws_s3_bucket: {
      Photos: { bucket: Bucket },
      Sealed: { bucket: 'sealed' },
    },
    aws_s3_bucket_server_side_encryption_configuration: {
      Sealed: {
        bucket: 'sealed',
        rule: [
          {
            apply_server_side_encryption_by_default: [
              { sse_algorithm: 'aws:kms', kms_master_key_id: '${aws_kms_key.K.arn}' },
            ],
          },
        ],
      },
    },
    aws_kms_key: { K: {} },
    aws_s3_bucket_cors_configuration: {
      Photos: {
        bucket: Bucket,
        cors_rule: [
          {
            allowed_origins: ['https://*.example.com', '*'],
            allowed_methods: ['GET', 'PUT'],
            allowed_headers: ['x-amz-*'],
            expose_headers: ['ETag'],
            max_age_seconds: 60,
          },
        ],
      },
    },
    aws_s3_bucket_notification: {
      Photos: {
        bucket: Bucket,
        queue: [{ queue_arn: '${aws_sqs_queue.Q.arn}', events: ['s3:ObjectCreated:*'] }],
      },
    },
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
  },
});

let server: LocalServer;
let s3: S3Client;
beforeAll(async () => {
  server = await serve(spec.cloud);
  s3 = new S3Client({
    endpoint: server.url,
    region: 'eu-west-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'USER', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  s3.destroy();
  await server.close();
});

/** The names of the events that reached the queue since the last look. */
async function notified(): Promise<readonly string[]> {
  await spec.clock.runUntilIdle();
  const input = { queueUrl: 'q', maxNumberOfMessages: 10 };
  const messages = await spec.cloud.sqs.receiveMessage(ADMINISTRATOR, input);
  for (const { receiptHandle } of messages) {
    spec.cloud.sqs.deleteMessage(ADMINISTRATOR, { queueUrl: 'q', receiptHandle });
  }
  return messages.flatMap(({ body }) =>
    ((JSON.parse(body) as { Records?: { eventName: string }[] }).Records ?? []).map(
      ({ eventName }) => eventName,
    ),
  );
}

async function inParts(bodies: readonly Buffer[], Key = 'big', more: object = {}) {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
  const Parts = await Promise.all(
    bodies.map(async (Body, at) => {
      const PartNumber = at + 1;
      const part = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body });
      const { ETag, ChecksumCRC32 } = await s3.send(part);
      return { PartNumber, ETag, ChecksumCRC32 };
    }),
  );
  return s3.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
  );
}

const digest = (body: Buffer): Buffer => Buffer.from(md5Of(body), 'hex');
const raw = (path: string, init: RequestInit) => fetch(`${server.url}${path}`, init);
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=USER/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0';

describe('an upload in parts', () => {
  it('notifies by its own name, and its ETag counts the parts', async () => {
    await notified();
    const bodies = [Buffer.alloc(5 * MIB, 1), Buffer.from('tail')];
    const done = await inParts(bodies, 'big', { ChecksumAlgorithm: 'CRC32' });
    expect(done.ETag).toBe(`"${md5Of(Buffer.concat(bodies.map(digest)))}-2"`);
    expect(done.ChecksumCRC32).toMatch(/-2$/);
    expect(await notified()).toEqual(['ObjectCreated:CompleteMultipartUpload']);
    const tail = await s3.send(new GetObjectCommand({ Bucket, Key: 'big', PartNumber: 2 }));
    expect(await tail.Body?.transformToString()).toBe('tail');
    expect(tail.PartsCount).toBe(2);
  });

  it('takes a part out of another object, and is listed until it is complete', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'source', Body: '0123456789' }));
    const Key = 'copied/in-parts';
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const { CopyPartResult } = await s3.send(
      new UploadPartCopyCommand({
        Bucket,
        Key,
        UploadId,
        PartNumber: 1,
        CopySource: `${Bucket}/source`,
        CopySourceRange: 'bytes=2-4',
      }),
    );
    const list = new ListMultipartUploadsCommand({ Bucket, Prefix: 'copied/' });
    expect((await s3.send(list)).Uploads).toMatchObject([{ Key, UploadId }]);
    const Parts = [{ PartNumber: 1, ETag: CopyPartResult?.ETag }];
    await s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
    );
    expect((await s3.send(list)).Uploads ?? []).toEqual([]);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await Body?.transformToString()).toBe('234');
  });
});

it('a copy notifies as a copy', async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: 'one', Body: 'x' }));
  await notified();
  await s3.send(new CopyObjectCommand({ Bucket, Key: 'two', CopySource: `${Bucket}/one` }));
  expect(await notified()).toEqual(['ObjectCreated:Copy']);
});

describe('a checksum', () => {
  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    '%s is checked and returned',
    async (ChecksumAlgorithm) => {
      const Key = ChecksumAlgorithm;
      const put = new PutObjectCommand({ Bucket, Key, Body: 'abc', ChecksumAlgorithm });
      const written = await s3.send(put);
      const read = await s3.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
      const name = `Checksum${ChecksumAlgorithm}` as const;
      expect(written[name]).toEqual(expect.any(String));
      expect([read[name], read.ChecksumType]).toEqual([written[name], 'FULL_OBJECT']);
    },
  );

  it('that is not the body’s is refused, and one that is fits', async () => {
    const headers = { authorization: AUTHORIZATION, 'x-amz-checksum-crc32': 'AAAAAA==' };
    const wrong = await raw(`/${Bucket}/bad`, { method: 'PUT', headers, body: 'abc' });
    expect([wrong.status, await wrong.text()]).toEqual([
      400,
      expect.stringContaining('<Code>BadDigest</Code>'),
    ]);
    const right = { ...headers, 'x-amz-checksum-crc32': 'NSRBwg==' };
    expect(
      (await raw(`/${Bucket}/good`, { method: 'PUT', headers: right, body: 'abc' })).status,
    ).toBe(200);
  });
});

describe('a delete under a condition', () => {
  it.each([
    ['"0"', 412],
    [`"${md5Of('abc')}"`, 204],
    ['*', 404],
  ])('with If-Match %s answers %i', async (IfMatch, status) => {
    if (status !== 404) await s3.send(new PutObjectCommand({ Bucket, Key: 'd', Body: 'abc' }));
    const ended = s3.send(new DeleteObjectCommand({ Bucket, Key: 'd', IfMatch })).then(
      ({ $metadata }) => $metadata.httpStatusCode,
      (error: { $metadata: { httpStatusCode: number } }) => error.$metadata.httpStatusCode,
    );
    expect(await ended).toBe(status);
  });
});

describe('a presigned URL', () => {
  const url = (at: Date, seconds: number): string => {
    const date = at.toISOString().replace(/[-:]|\.\d+/g, '');
    return `/${Bucket}/source?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(`USER/${date.slice(0, 8)}/eu-west-1/s3/aws4_request`)}&X-Amz-Date=${date}&X-Amz-Expires=${seconds}&X-Amz-SignedHeaders=host&X-Amz-Signature=0`;
  };

  it.each([
    [200, 0, 60],
    [403, -61_000, 60],
  ])('answers %i when it was signed %i ms ago for %i s', async (status, ago, seconds) => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'source', Body: 'abc' }));
    const answer = await raw(url(new Date(Date.now() + ago), seconds), {});
    expect(answer.status).toBe(status);
  });
});

it('storage class, tags and encryption come back', async () => {
  const Key = 'kept';
  const kept = { StorageClass: 'STANDARD_IA', Tagging: 'a=1&b=2' } as const;
  const { ServerSideEncryption } = await s3.send(
    new PutObjectCommand({ Bucket, Key, Body: 'abc', ...kept }),
  );
  expect(ServerSideEncryption).toBe('AES256');
  expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({
    StorageClass: 'STANDARD_IA',
    ServerSideEncryption: 'AES256',
  });
  expect((await s3.send(new GetObjectCommand({ Bucket, Key }))).TagCount).toBe(2);
  const { TagSet } = await s3.send(new GetObjectTaggingCommand({ Bucket, Key }));
  expect(TagSet).toEqual([
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
  ]);
});

it('the ETag of an object under a key of KMS is no MD5', async () => {
  const put = new PutObjectCommand({ Bucket: 'sealed', Key: 'k', Body: 'abc' });
  const first = await s3.send(put);
  const second = await s3.send(put);
  expect(first).toMatchObject({
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: expect.stringContaining(':key/') as string,
  });
  expect([first.ETag, second.ETag]).not.toContain(`"${md5Of('abc')}"`);
  expect(first.ETag).not.toBe(second.ETag);
});

it('the first form of the list goes on behind a marker', async () => {
  for (const Key of ['l/a', 'l/b', 'l/c/d']) {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
  }
  const first = await s3.send(
    new ListObjectsCommand({ Bucket, Prefix: 'l/', MaxKeys: 2, Delimiter: '/' }),
  );
  expect([first.Contents?.map(({ Key }) => Key), first.IsTruncated, first.NextMarker]).toEqual([
    ['l/a', 'l/b'],
    true,
    'l/b',
  ]);
  const rest = await s3.send(new ListObjectsCommand({ Bucket, Prefix: 'l/', Marker: 'l/b' }));
  expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['l/c/d']);
});

it('attributes are those that are asked for', async () => {
  await inParts([Buffer.from('only')], 'attributes');
  const asked = await s3.send(
    new GetObjectAttributesCommand({
      Bucket,
      Key: 'attributes',
      ObjectAttributes: ['ETag', 'ObjectSize', 'ObjectParts'],
    }),
  );
  expect(asked).toMatchObject({ ObjectSize: 4, ObjectParts: { TotalPartsCount: 1 } });
  expect(asked.ETag).toMatch(/^[0-9a-f]{32}-1$/);
  expect(asked.StorageClass).toBeUndefined();
});

describe('a page of another origin', () => {
  const ask = (origin: string, method: string, wanted = 'x-amz-date') =>
    raw(`/${Bucket}/source`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': wanted,
      },
    });

  it.each([
    ['https://shop.example.com', 'PUT', 'x-amz-date', 200],
    ['http://localhost:3000', 'GET', 'x-amz-date', 200],
    ['https://shop.example.com', 'DELETE', 'x-amz-date', 403],
    ['https://shop.example.com', 'PUT', 'x-other', 403],
    ['https://elsewhere.test', 'GET', 'x-amz-date', 403],
  ])('%s may %s with %s: %i', async (origin, method, wanted, status) => {
    expect((await ask(origin, method, wanted)).status).toBe(status);
  });

  it('reads what the rules expose', async () => {
    const headers = { origin: 'http://localhost:3000', authorization: AUTHORIZATION };
    const answer = await raw(`/${Bucket}/source`, { headers });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
    expect((await ask('http://localhost:3000', 'GET')).headers.get('access-control-max-age')).toBe(
      '60',
    );
  });
});

it('what is not served is refused by its name', async () => {
  const put = new PutBucketLifecycleConfigurationCommand({
    Bucket,
    LifecycleConfiguration: { Rules: [] },
  });
  await expect(s3.send(put)).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('S3 PutBucketLifecycleConfiguration') as string,
  });
});

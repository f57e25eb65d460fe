import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import {
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../../aws-error/aws-error';
import type { CallFate, CloudApi } from '../../cloud/cloud-api';
import type { GetObjectOutput, PutObjectInput, S3Api } from '../../s3/s3-api';
import { traceHeader } from '../../process/trace-header/trace-header';
import type { PublishInput, SnsApi } from '../../sns/sns-api';
import type { ReceiveMessageInput, SendMessageInput, SqsApi } from '../../sqs/sqs-api';
import { serve, type LocalServer } from './serve';

const CREATED = new Date('2026-01-02T03:04:05.000Z');
const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:photos';
const md5 = (data: string | Uint8Array): string => createHash('md5').update(data).digest('hex');

/** Keeps objects by key, and what it was asked for. */
class Objects {
  readonly stored = new Map<string, PutObjectInput>();
  readonly asked: unknown[] = [];

  readonly api: S3Api = {
    putObject: (principal, input) => {
      this.asked.push({ principal, input });
      if (input.ifNoneMatch === '*' && this.stored.has(input.key)) {
        throw new AwsError('PreconditionFailed', 412, 'At least one of the pre-conditions failed');
      }
      this.stored.set(input.key, input);
      return { eTag: `"${md5(input.body)}"`, versionId: 'v1', sequencer: '01' };
    },
    getObject: (_principal, input) => {
      this.asked.push(input);
      if (input.ifNoneMatch !== undefined) throw new AwsError('NotModified', 304, 'Not Modified');
      return this.find(input.key, input.range);
    },
    headObject: (_principal, input) => this.find(input.key, input.range),
    deleteObject: (_principal, { key }) => {
      if (key === 'guarded') throw new AwsError('AccessDenied', 403, 'Access Denied');
      this.stored.delete(key);
      return { deleteMarker: true, versionId: 'v2' };
    },
    copyObject: (_principal, input) => {
      this.asked.push(input);
      const source = this.stored.get(input.sourceKey);
      if (source === undefined) throw new AwsError('NoSuchKey', 404, 'no such key');
      this.stored.set(input.key, { ...source, key: input.key });
      return { eTag: `"${md5(source.body)}"`, sequencer: '02', lastModified: CREATED };
    },
    listObjectsV2: (_principal, input) => {
      this.asked.push(input);
      const keys = [...this.stored.keys()].filter((key) => key.startsWith(input.prefix ?? ''));
      return {
        contents: keys.map((key) => ({ key, eTag: '"e"', size: 3, lastModified: CREATED })),
        commonPrefixes: ['a & b/'],
        keyCount: keys.length,
        maxKeys: input.maxKeys ?? 1000,
        isTruncated: true,
        nextContinuationToken: 'next <1>',
      };
    },
    listObjectVersions: () => [
      { key: 'k', versionId: 'v2', isLatest: true, isDeleteMarker: true, lastModified: CREATED },
      {
        key: 'k',
        versionId: 'v1',
        isLatest: false,
        isDeleteMarker: false,
        eTag: '"e"',
        size: 7,
        lastModified: CREATED,
      },
    ],
    headBucket: (_principal, { bucket }) => {
      if (bucket !== 'photos') throw new AwsError('NoSuchBucket', 404, 'no such bucket');
      return { region: 'eu-west-1' };
    },
    listBuckets: () => [{ name: 'photos', createdAt: CREATED }],
  };

  private find(key: string, range?: string): GetObjectOutput {
    const object = this.stored.get(key);
    if (object === undefined) throw new AwsError('NoSuchKey', 404, 'The key <does> not exist.');
    const body = range === undefined ? object.body : object.body.slice(0, 2);
    return {
      ...object,
      body,
      contentLength: body.length,
      ...(range !== undefined && { contentRange: `bytes 0-1/${object.body.length}` }),
      eTag: `"${md5(object.body)}"`,
      lastModified: CREATED,
      versionId: 'v1',
      metadata: object.metadata ?? {},
    };
  }
}

const objects = new Objects();
const sqsAsked: unknown[] = [];
const snsAsked: PublishInput[] = [];

const sqs = {
  sendMessage: (_principal: unknown, input: SendMessageInput) => {
    sqsAsked.push(input);
    return { messageId: 'm-1', md5OfMessageBody: md5(input.messageBody) };
  },
  sendMessageBatch: (
    _principal: unknown,
    input: { entries: { id: string; messageBody: string }[] },
  ) => ({
    successful: input.entries
      .filter(({ id }) => id !== 'bad')
      .map(({ id, messageBody }) => ({ id, messageId: id, md5OfMessageBody: md5(messageBody) })),
    failed: [{ id: 'bad', code: 'InvalidMessageContents', message: 'no', senderFault: true }],
  }),
  receiveMessage: async (_principal: unknown, input: ReceiveMessageInput) => {
    sqsAsked.push(input);
    if (input.maxNumberOfMessages === 10) {
      await new Promise((resolve) => input.signal?.addEventListener('abort', resolve));
      sqsAsked.push('given up');
      return [];
    }
    sqsAsked.splice(-1, 1, { ...input, signal: undefined });
    return [
      {
        messageId: 'm-1',
        receiptHandle: 'r-1',
        body: 'hé <b>',
        md5OfBody: md5('hé <b>'),
        attributes: { ApproximateReceiveCount: '1' },
        messageAttributes: { kind: { dataType: 'String', stringValue: 'x' } },
      },
    ];
  },
  deleteMessage: () => undefined,
  deleteMessageBatch: () => ({ successful: [{ id: 'a' }], failed: [] }),
  changeMessageVisibility: (_principal: unknown, input: unknown) => void sqsAsked.push(input),
  getQueueAttributes: () => ({ ApproximateNumberOfMessages: '3' }),
  getQueueUrl: (_principal: unknown, { queueName }: { queueName: string }) => {
    if (queueName === 'orders') return { queueUrl: QUEUE };
    throw new AwsError('QueueDoesNotExist', 400, 'The specified queue does not exist.');
  },
  listQueues: () => [QUEUE],
  purgeQueue: () => {
    throw new TypeError('a defect');
  },
} as unknown as SqsApi;

const sns: SnsApi = {
  publish: (_principal, input) => {
    if (input.topicArn !== TOPIC) throw new AwsError('NotFound', 404, 'Topic does not exist');
    snsAsked.push(input);
    return { messageId: `n-${snsAsked.length}` };
  },
  listTopics: () => [TOPIC],
  listSubscriptionsByTopic: () => [
    { subscriptionArn: `${TOPIC}:1`, topicArn: TOPIC, protocol: 'sqs', endpoint: 'q', owner: '1' },
  ],
};

const ARRIVES: CallFate = { delayMs: 0, response: 'arrives' };
let fate = ARRIVES;

const cloud = {
  accountId: '123456789012',
  region: 'eu-west-1',
  s3: objects.api,
  sqs,
  sns,
  principalFor: (accessKeyId?: string) =>
    accessKeyId === 'FUNCTION'
      ? { kind: 'role', functionName: 'mobile', roleArn: 'arn:aws:iam::123456789012:role/x/mobile' }
      : { kind: 'administrator' },
  fateOfCall: () => fate,
} as unknown as CloudApi;

const Bucket = 'photos';
let server: LocalServer;
let s3: S3Client;
let sqsClient: SQSClient;
let snsClient: SNSClient;

beforeAll(async () => {
  server = await serve(cloud, { mostBodyBytes: 12 * 1024 * 1024 });
  const settings = {
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'USER', secretAccessKey: 'x' },
    maxAttempts: 1,
  };
  s3 = new S3Client(settings);
  sqsClient = new SQSClient(settings);
  snsClient = new SNSClient(settings);
});
afterAll(async () => {
  for (const client of [s3, sqsClient, snsClient]) client.destroy();
  await server.close();
});
beforeEach(() => {
  fate = ARRIVES;
  objects.stored.clear();
  objects.asked.length = 0;
  sqsAsked.length = 0;
  snsAsked.length = 0;
});

const put = (Key: string, Body: string | Uint8Array | Readable = 'abc', more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

describe('a call that the fault plan disturbs', () => {
  it('takes effect and breaks off where its response is lost', async () => {
    fate = { delayMs: 0, response: 'lost' };
    await expect(put('k')).rejects.toThrow('socket hang up');
    expect(objects.stored.has('k')).toBe(true);
  });

  it('breaks off where its refusal is lost', async () => {
    await put('k');
    fate = { delayMs: 0, response: 'lost' };
    await expect(put('k', 'abc', { IfNoneMatch: '*' })).rejects.toThrow('socket hang up');
  });

  it('neither takes effect nor ends where it stalls, until the client gives up', async () => {
    fate = { delayMs: 0, response: 'never' };
    const abortSignal = AbortSignal.timeout(200);
    const stalled = s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'abc' }), {
      abortSignal,
    });
    await expect(stalled).rejects.toMatchObject({ name: 'AbortError' });
    expect(objects.stored.has('k')).toBe(false);
  });

  it('takes effect late where S3 is slow', async () => {
    fate = { delayMs: 100, response: 'arrives' };
    const start = Date.now();
    await put('k');
    // Timers may fire a millisecond early.
    expect(Date.now() - start).toBeGreaterThanOrEqual(99);
    expect(objects.stored.has('k')).toBe(true);
  });
});

interface Raw {
  readonly status: number;
  readonly text: string;
}

/** A request as no SDK would make it. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Raw> {
  const { port } = new URL(server.url);
  const authorization =
    'AWS4-HMAC-SHA256 Credential=USER/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0';
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, method, path, headers: { authorization, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

describe('an object', () => {
  it('comes back as it was put, with its headers and metadata', async () => {
    const answer = await put('a.txt', 'hello', {
      ContentType: 'text/plain',
      CacheControl: 'max-age=1',
      ContentEncoding: 'identity',
      Metadata: { source: 'a "b"', Sequencer: '00AB' },
    });
    expect(answer).toMatchObject({ ETag: `"${md5('hello')}"`, VersionId: 'v1' });
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'a.txt' }));
    expect(await got.Body?.transformToString()).toBe('hello');
    expect(got).toMatchObject({
      ContentLength: 5,
      ContentType: 'text/plain',
      CacheControl: 'max-age=1',
      ContentEncoding: 'identity',
      ETag: `"${md5('hello')}"`,
      LastModified: CREATED,
      VersionId: 'v1',
      Metadata: { source: 'a "b"', sequencer: '00AB' },
    });
  });

  it.each([
    ['bytes', Buffer.from([0, 255, 13, 10, 48])],
    ['nothing', Buffer.alloc(0)],
    ['half a mebibyte', Buffer.alloc(524_288, 7)],
  ])('holds %s', async (_what, body) => {
    await put('k', body);
    expect(Buffer.compare(objects.stored.get('k')?.body ?? Buffer.alloc(1), body)).toBe(0);
  });

  it('is taken out of the chunks in which the SDK streams it', async () => {
    const parts = [Buffer.alloc(70_000, 1), Buffer.from('\r\n0\r\n\r\n'), Buffer.alloc(3, 2)];
    await put('k', Readable.from(parts), {
      ContentLength: 70_010,
      ContentEncoding: 'gzip',
      ChecksumAlgorithm: 'CRC32',
    });
    const stored = objects.stored.get('k');
    expect(stored?.contentEncoding).toBe('gzip');
    expect(stored && Buffer.compare(stored.body as Buffer, Buffer.concat(parts))).toBe(0);
  });

  it.each([
    'with space',
    'a+b%2Bc é.jpg',
    `"quotes" & 'more' <tags>`,
    'a//b/',
    'a/../b/./c',
    '..',
    '%',
    '100%25',
    'ünïcödé/日本語/🎉.png',
    'é'.repeat(512),
    'question?mark#hash',
  ])('is found under the key %j', async (Key) => {
    await put(Key, Key);
    expect([...objects.stored.keys()]).toEqual([Key]);
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe(Key);
    const listed = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(listed.Contents?.map((object) => object.Key)).toEqual([Key]);
    const listedEncoded = await s3.send(new ListObjectsV2Command({ Bucket, EncodingType: 'url' }));
    expect(decodeURIComponent(listedEncoded.Contents?.[0]?.Key ?? '')).toBe(Key);
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }));
    expect(objects.stored.size).toBe(0);
  });

  it('is read in parts', async () => {
    await put('k', 'abcdef');
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'k', Range: 'bytes=0-1' }));
    expect(await got.Body?.transformToString()).toBe('ab');
    expect(got).toMatchObject({ ContentRange: 'bytes 0-1/6', ContentLength: 2 });
    expect(got.$metadata.httpStatusCode).toBe(206);
  });

  it('is looked at without its body', async () => {
    await put('k', 'abcdef');
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
    expect(head).toMatchObject({ ContentLength: 6, ContentType: 'application/octet-stream' });
  });

  it('is written under a condition', async () => {
    await put('k', 'one', { IfNoneMatch: '*' });
    const failure = put('k', 'two', { IfNoneMatch: '*' });
    await expect(failure).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    await put('k', 'three', { IfMatch: '"e"' });
    expect(objects.asked.at(-1)).toMatchObject({ input: { ifMatch: '"e"' } });
  });

  it('is asked for by version and under conditions', async () => {
    await put('k');
    const IfModifiedSince = new Date('2026-05-01T00:00:00Z');
    const input = { Bucket, Key: 'k', VersionId: 'v1', IfMatch: '"e"', IfModifiedSince };
    await s3.send(new GetObjectCommand(input));
    expect(objects.asked.at(-1)).toMatchObject({
      versionId: 'v1',
      ifMatch: '"e"',
      ifModifiedSince: IfModifiedSince,
    });
    const unchanged = s3.send(new GetObjectCommand({ Bucket, Key: 'k', IfNoneMatch: '"e"' }));
    await expect(unchanged).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  });

  it('is copied', async () => {
    await put('a b/é+.jpg', 'abc');
    const copied = await s3.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'copy',
        CopySource: `photos/${encodeURIComponent('a b/é+.jpg')}?versionId=v1`,
      }),
    );
    expect(copied.CopyObjectResult).toEqual({ ETag: `"${md5('abc')}"`, LastModified: CREATED });
    expect(objects.asked.at(-1)).toMatchObject({
      sourceVersionId: 'v1',
      metadataDirective: 'COPY',
    });
  });

  it('is deleted', async () => {
    await put('k');
    const deleted = await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    expect(deleted).toMatchObject({ DeleteMarker: true, VersionId: 'v2' });
  });

  it('is one of many that are deleted, each with its own outcome', async () => {
    const Objects = [{ Key: 'a' }, { Key: 'guarded' }];
    const answer = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(answer.Deleted).toEqual([{ Key: 'a', DeleteMarker: true, DeleteMarkerVersionId: 'v2' }]);
    expect(answer.Errors).toEqual([
      { Key: 'guarded', Code: 'AccessDenied', Message: 'Access Denied' },
    ]);
  });

  it.each([
    [404, 'NoSuchKey', () => s3.send(new GetObjectCommand({ Bucket, Key: 'none' }))],
    [404, 'NotFound', () => s3.send(new HeadObjectCommand({ Bucket, Key: 'none' }))],
    [404, 'NotFound', () => s3.send(new HeadBucketCommand({ Bucket: 'other' }))],
    [501, 'NotImplemented', () => s3.send(new CreateBucketCommand({ Bucket: 'other' }))],
    [501, 'NotImplemented', () => s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'k' }))],
  ])('is refused with %i %s in the SDK’s words', async (httpStatusCode, name, ask) => {
    await expect(ask()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it('is put by the function whose key signs', async () => {
    const client = new S3Client({
      endpoint: server.url,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'FUNCTION', secretAccessKey: 'x', sessionToken: 't' },
    });
    const before = { ...process.env };
    // As in a function's process, where the SDK passes the trace on.
    process.env['AWS_LAMBDA_FUNCTION_NAME'] = 'mobile';
    process.env['_X_AMZN_TRACE_ID'] = traceHeader('request-1');
    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
    process.env = before;
    client.destroy();
    expect(objects.asked.at(-1)).toMatchObject({
      principal: { kind: 'role', functionName: 'mobile', requestId: 'request-1' },
    });
  });
});

describe('a bucket', () => {
  it('is listed, page by page', async () => {
    await put('a');
    const listed = await s3.send(
      new ListObjectsV2Command({
        Bucket,
        Prefix: 'a',
        Delimiter: '/',
        MaxKeys: 5,
        StartAfter: '0',
      }),
    );
    expect(listed).toMatchObject({
      KeyCount: 1,
      MaxKeys: 5,
      IsTruncated: true,
      NextContinuationToken: 'next <1>',
      CommonPrefixes: [{ Prefix: 'a & b/' }],
      Contents: [{ Key: 'a', Size: 3, ETag: '"e"', LastModified: CREATED }],
    });
    expect(objects.asked.at(-1)).toMatchObject({ delimiter: '/', startAfter: '0', maxKeys: 5 });
  });

  it('is one of those that are there', async () => {
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets).toEqual([{ Name: 'photos', CreationDate: CREATED }]);
    expect(await s3.send(new HeadBucketCommand({ Bucket }))).toMatchObject({
      BucketRegion: 'eu-west-1',
    });
    const { LocationConstraint } = await s3.send(new GetBucketLocationCommand({ Bucket }));
    expect(LocationConstraint).toBe('eu-west-1');
  });

  it('tells its versions', async () => {
    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(listed.Versions).toMatchObject([{ Key: 'k', VersionId: 'v1', Size: 7 }]);
    expect(listed.DeleteMarkers).toMatchObject([{ Key: 'k', VersionId: 'v2', IsLatest: true }]);
  });
});

describe('an upload in parts', () => {
  const Key = 'big é.bin';
  const create = () =>
    s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'image/png' }));
  const part = (UploadId: string | undefined, PartNumber: number, Body: Buffer) =>
    s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
  const complete = (UploadId: string | undefined, Parts: { PartNumber: number; ETag?: string }[]) =>
    s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
    );

  it('becomes one object', async () => {
    const { UploadId } = await create();
    const bodies = [Buffer.alloc(5 * 1024 * 1024, 1), Buffer.from('tail')] as const;
    const second = await part(UploadId, 2, bodies[1]);
    const first = await part(UploadId, 1, bodies[0]);
    await complete(UploadId, [
      { PartNumber: 1, ETag: first.ETag },
      { PartNumber: 2, ETag: second.ETag },
    ]);
    const stored = objects.stored.get(Key);
    expect(stored?.contentType).toBe('image/png');
    expect(stored && Buffer.compare(stored.body as Buffer, Buffer.concat(bodies))).toBe(0);
    await expect(part(UploadId, 3, bodies[1])).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('is given up', async () => {
    const { UploadId } = await create();
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    await expect(complete(UploadId, [{ PartNumber: 1 }])).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
  });

  it('is refused where its parts do not fit together', async () => {
    const { UploadId } = await create();
    const one = { PartNumber: 1, ETag: (await part(UploadId, 1, Buffer.from('a'))).ETag };
    const two = { PartNumber: 2, ETag: (await part(UploadId, 2, Buffer.from('b'))).ETag };
    await expect(complete(UploadId, [one, two])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete(UploadId, [two, one])).rejects.toMatchObject({
      name: 'InvalidPartOrder',
    });
    await expect(complete(UploadId, [{ PartNumber: 7, ETag: '"x"' }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    const huge = Buffer.alloc(7 * 1024 * 1024);
    await part(UploadId, 3, huge);
    await expect(part(UploadId, 4, huge)).rejects.toMatchObject({ name: 'EntityTooLarge' });
  });
});

describe('a queue', () => {
  it('is found by name, at a URL that leads back here', async () => {
    const { QueueUrl } = await sqsClient.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
    expect(QueueUrl).toBe(`${server.url}/123456789012/orders`);
    const { QueueUrls } = await sqsClient.send(new ListQueuesCommand({}));
    expect(QueueUrls).toEqual([QueueUrl]);
  });

  it.each([QUEUE, 'here'])('takes messages at %s', async (where) => {
    const QueueUrl = where === 'here' ? `${server.url}/123456789012/orders` : where;
    const sent = await sqsClient.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'hé',
        DelaySeconds: 3,
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'x' },
          raw: { DataType: 'Binary', BinaryValue: Buffer.from([1]) },
        },
      }),
    );
    expect(sent.MessageId).toBe('m-1');
    expect(sqsAsked).toMatchObject([
      {
        queueUrl: QUEUE,
        messageBody: 'hé',
        delaySeconds: 3,
        messageAttributes: {
          kind: { dataType: 'String', stringValue: 'x' },
          raw: { dataType: 'Binary', binaryValue: 'AQ==' },
        },
      },
    ]);
  });

  it('gives messages, which are then deleted or hidden', async () => {
    const { Messages } = await sqsClient.send(
      new ReceiveMessageCommand({
        QueueUrl: QUEUE,
        MaxNumberOfMessages: 2,
        WaitTimeSeconds: 1,
        VisibilityTimeout: 9,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    expect(Messages).toMatchObject([
      {
        Body: 'hé <b>',
        ReceiptHandle: 'r-1',
        Attributes: { ApproximateReceiveCount: '1' },
        MessageAttributes: { kind: { StringValue: 'x' } },
      },
    ]);
    expect(sqsAsked).toEqual([
      {
        queueUrl: QUEUE,
        maxNumberOfMessages: 2,
        waitTimeSeconds: 1,
        visibilityTimeout: 9,
        attributeNames: ['All'],
        messageAttributeNames: ['All'],
      },
    ]);
    const handle = { QueueUrl: QUEUE, ReceiptHandle: 'r-1' };
    await sqsClient.send(new DeleteMessageCommand(handle));
    await sqsClient.send(new ChangeMessageVisibilityCommand({ ...handle, VisibilityTimeout: 0 }));
    expect(sqsAsked.at(-1)).toEqual({
      queueUrl: QUEUE,
      receiptHandle: 'r-1',
      visibilityTimeout: 0,
    });
  });

  it('takes batches, each entry with its own outcome', async () => {
    const Entries = [
      { Id: 'a', MessageBody: 'a' },
      { Id: 'bad', MessageBody: 'b' },
    ];
    const answer = await sqsClient.send(new SendMessageBatchCommand({ QueueUrl: QUEUE, Entries }));
    expect(answer.Successful).toMatchObject([{ Id: 'a', MessageId: 'a' }]);
    expect(answer.Failed).toMatchObject([{ Id: 'bad', SenderFault: true }]);
    const deleted = await sqsClient.send(
      new DeleteMessageBatchCommand({
        QueueUrl: QUEUE,
        Entries: [{ Id: 'a', ReceiptHandle: 'r' }],
      }),
    );
    expect(deleted.Successful).toEqual([{ Id: 'a' }]);
  });

  it('tells its attributes', async () => {
    const answer = await sqsClient.send(new GetQueueAttributesCommand({ QueueUrl: QUEUE }));
    expect(answer.Attributes).toEqual({ ApproximateNumberOfMessages: '3' });
  });

  it('learns that a long poll was given up', async () => {
    const abort = new AbortController();
    const poll = sqsClient.send(
      new ReceiveMessageCommand({ QueueUrl: QUEUE, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
      { abortSignal: abort.signal },
    );
    setTimeout(() => abort.abort(), 100);
    await expect(poll).rejects.toThrow();
    for (let tries = 0; tries < 50 && sqsAsked.at(-1) !== 'given up'; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(sqsAsked.at(-1)).toBe('given up');
  });

  it.each([
    ['QueueDoesNotExist', () => new GetQueueUrlCommand({ QueueName: 'none' })],
    ['UnsupportedOperation', () => new CreateQueueCommand({ QueueName: 'new' })],
    ['InternalError', () => new PurgeQueueCommand({ QueueUrl: QUEUE })],
  ])('refuses with %s in the SDK’s words', async (name, command) => {
    const answer = sqsClient.send(command() as PurgeQueueCommand);
    await expect(answer).rejects.toMatchObject({ name });
  });
});

describe('a topic', () => {
  it('is published to', async () => {
    const answer = await snsClient.send(
      new PublishCommand({
        TopicArn: TOPIC,
        Message: 'a=1&b="ü"',
        Subject: 's',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'x' },
          raw: { DataType: 'Binary', BinaryValue: Buffer.from([1]) },
        },
      }),
    );
    expect(answer.MessageId).toBe('n-1');
    expect(snsAsked).toMatchObject([
      {
        topicArn: TOPIC,
        message: 'a=1&b="ü"',
        subject: 's',
        messageAttributes: {
          kind: { dataType: 'String', stringValue: 'x' },
          raw: { dataType: 'Binary', binaryValue: 'AQ==' },
        },
      },
    ]);
  });

  it('is published to in batches', async () => {
    const PublishBatchRequestEntries = [
      { Id: 'a', Message: '1' },
      { Id: 'b', Message: '2' },
    ];
    const answer = await snsClient.send(
      new PublishBatchCommand({ TopicArn: TOPIC, PublishBatchRequestEntries }),
    );
    expect(answer.Successful).toEqual([
      { Id: 'a', MessageId: 'n-1' },
      { Id: 'b', MessageId: 'n-2' },
    ]);
  });

  it('is listed with its subscriptions', async () => {
    const { Topics } = await snsClient.send(new ListTopicsCommand({}));
    expect(Topics).toEqual([{ TopicArn: TOPIC }]);
    const { Subscriptions } = await snsClient.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC }),
    );
    expect(Subscriptions).toMatchObject([{ Protocol: 'sqs', Endpoint: 'q' }]);
  });

  it('refuses in the SDK’s words', async () => {
    const unknown = snsClient.send(new PublishCommand({ TopicArn: `${TOPIC}2`, Message: 'x' }));
    await expect(unknown).rejects.toMatchObject({ name: 'NotFoundException' });
    const unserved = snsClient.send(new SubscribeCommand({ TopicArn: TOPIC, Protocol: 'sqs' }));
    await expect(unserved).rejects.toThrow('The local run does not serve SNS Subscribe.');
  });
});

describe('the server', () => {
  const scope = (key: string, service: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/eu-west-1/${service}/aws4_request, Signature=0`,
  });

  it.each([
    ['USER', 'arn:aws:iam::123456789012:root'],
    ['FUNCTION', 'arn:aws:sts::123456789012:assumed-role/mobile/mobile'],
  ])('tells %s who it is', async (key, arn) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await raw(
      'POST',
      '/',
      { ...scope(key, 'sts'), ...form },
      'Action=GetCallerIdentity&Version=2011-06-15',
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`<Arn>${arn}</Arn>`);
  });

  it('listens on loopback alone', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it.each([
    ['a host of another name', { host: 'evil.example' }],
    ['a host that only begins like loopback', { host: '127.0.0.1.evil.example' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['an unsigned request', { authorization: 'Basic eDp5' }],
  ])('refuses %s', async (_what, headers) => {
    const { status, text } = await raw('GET', '/photos?list-type=2', headers);
    expect(status).toBe(403);
    expect(text).toContain('<Code>AccessDenied</Code>');
  });

  it.each(['localhost:1', '[::1]', '127.0.0.2:80'])('answers the host %s', async (host) => {
    expect((await raw('GET', '/', { host })).status).toBe(200);
  });

  it('finds the bucket in a host', async () => {
    await put('a/b');
    const { status, text } = await raw('GET', '/a/b', { host: 'photos.localhost:4566' });
    expect([status, text]).toEqual([200, 'abc']);
  });

  it('takes a key from a presigned URL', async () => {
    await put('a');
    const credential = encodeURIComponent('USER/20260101/eu-west-1/s3/aws4_request');
    const path = `/photos/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${credential}&X-Amz-Signature=0`;
    expect((await raw('GET', path, { authorization: '' })).text).toBe('abc');
  });

  it.each([
    ['GET', '/photos/%zz', {}, '', 'InvalidURI'],
    ['POST', '/photos?delete', {}, '<Delete><Object>', 'MalformedXML'],
    ['POST', '/photos?delete', {}, '<Other/>', 'MalformedXML'],
    ['GET', '/photos?list-type=2&max-keys=many', {}, '', 'InvalidArgument'],
    ['PUT', '/photos/k', { 'x-amz-copy-source': 'nothing' }, '', 'InvalidArgument'],
    ['PUT', '/photos/k', { 'content-md5': 'AAAA' }, 'x', 'BadDigest'],
    [
      'PUT',
      '/photos/k',
      { 'x-amz-content-sha256': '0'.repeat(64) },
      'x',
      'XAmzContentSHA256Mismatch',
    ],
    ['PUT', '/photos/k', { 'content-encoding': 'aws-chunked' }, 'nonsense', 'IncompleteBody'],
    [
      'PUT',
      '/photos/k',
      { 'content-encoding': 'aws-chunked' },
      '5\r\nabc\r\n0\r\n',
      'IncompleteBody',
    ],
    [
      'PUT',
      '/photos/k',
      { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '9' },
      '3\r\nabc\r\n0\r\n\r\n',
      'IncompleteBody',
    ],
    ['PUT', '/photos/k', { 'content-length': '99999999999' }, '', 'EntityTooLarge'],
    [
      'POST',
      '/',
      { 'x-amz-target': 'AmazonSQS.SendMessage', ...scope('U', 'sqs') },
      '{',
      'SerializationException',
    ],
    [
      'POST',
      '/',
      { 'x-amz-target': 'AmazonSQS.SendMessage', ...scope('U', 'sqs') },
      '[]',
      'SerializationException',
    ],
    [
      'POST',
      '/',
      { 'x-amz-target': 'AmazonSQS.SendMessage', ...scope('U', 'sqs') },
      '{}',
      'MissingParameter',
    ],
    [
      'POST',
      '/',
      { 'x-amz-target': 'AmazonSQS.SendMessage', ...scope('U', 'sqs') },
      '{"QueueUrl":3}',
      'SerializationException',
    ],
    ['POST', '/', scope('U', 'sns'), 'Action=Publish', 'InvalidParameter'],
    ['POST', '/', scope('U', 'sqs'), 'Action=ListQueues', '<Code>UnsupportedOperation</Code>'],
  ])('%s %s %j %s is refused with %s', async (method, path, headers, body, code) => {
    const { status, text } = await raw(method, path, headers, body);
    expect(status).toBe(400);
    expect(text).toContain(code);
  });

  const most = 12 * 1024 * 1024;

  it.each([
    ['stated', { expect: '100-continue', 'content-length': String(most + 1) }, ''],
    ['found', { 'transfer-encoding': 'chunked' }, 'x'.repeat(most + 1)],
  ])('refuses a body whose size is %s to be too large', async (_how, headers, body) => {
    const { status, text } = await raw('PUT', '/photos/k', headers, body);
    expect([status, text]).toEqual([400, expect.stringContaining('EntityTooLarge')]);
  });

  it('takes a body of the size that it just allows', async () => {
    await put('k', Buffer.alloc(most));
    expect(objects.stored.get('k')?.body).toHaveLength(most);
    await expect(put('k', Buffer.alloc(most + 1))).rejects.toMatchObject({
      name: 'EntityTooLarge',
    });
  });

  it('survives what is not HTTP', async () => {
    const { port } = new URL(server.url);
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      socket.on('data', (data) => resolve(data.toString()));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect((await raw('GET', '/')).status).toBe(200);
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(serve(cloud, { port })).rejects.toThrow(
      `cannot listen on 127.0.0.1:${port}: it is in use`,
    );
  });
});

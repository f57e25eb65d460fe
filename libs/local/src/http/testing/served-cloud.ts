import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { Readable } from 'node:stream';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { checksumOf } from '../../s3/checksum';
import { AwsError } from '../../aws-error/aws-error';
import type { CallFate, CloudApi } from '../../cloud/cloud-api';
import type { GetObjectOutput, PutObjectInput, S3Api } from '../../s3/s3-api';
import type { PublishInput, SnsApi } from '../../sns/sns-api';
import type { ReceiveMessageInput, SendMessageInput, SqsApi } from '../../sqs/sqs-api';
import { serve, type LocalServer } from '../server/serve';

export const CREATED = new Date('2026-01-02T03:04:05.000Z');
export const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders';
export const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:photos';
export const md5 = (data: string | Uint8Array): string =>
  createHash('md5').update(data).digest('hex');

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
      return {
        eTag: `"${md5(input.body)}"`,
        versionId: 'v1',
        sequencer: '01',
        encryption: { algorithm: 'AES256' },
      };
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
      return {
        eTag: `"${md5(source.body)}"`,
        sequencer: '02',
        lastModified: CREATED,
        encryption: { algorithm: 'AES256' },
      };
    },
    listObjectsV2: (_principal, input) => {
      this.asked.push(input);
      const keys = [...this.stored.keys()].filter((key) => key.startsWith(input.prefix ?? ''));
      return {
        contents: keys.map((key) => ({
          key,
          eTag: '"e"',
          size: 3,
          lastModified: CREATED,
          storageClass: 'STANDARD',
        })),
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
    getObjectTagging: () => ({}),
    corsRulesOf: () => [],
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
      storageClass: 'STANDARD',
      tagCount: 0,
      encryption: { algorithm: 'AES256' },
      checksum: () => ({
        algorithm: 'CRC32',
        value: checksumOf('CRC32', object.body),
        type: 'FULL_OBJECT',
      }),
    };
  }
}

export const objects = new Objects();
export const sqsAsked: unknown[] = [];
export const snsAsked: PublishInput[] = [];

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
  listSubscriptions: () => [],
  getTopicAttributes: () => ({ TopicArn: TOPIC, Owner: '1' }),
  getSubscriptionAttributes: () => ({ TopicArn: TOPIC, Protocol: 'sqs' }),
  confirmSubscription: () => ({ subscriptionArn: `${TOPIC}:1` }),
  listSubscriptionsByTopic: () => [
    { subscriptionArn: `${TOPIC}:1`, topicArn: TOPIC, protocol: 'sqs', endpoint: 'q', owner: '1' },
  ],
};

const ARRIVES: CallFate = { delayMs: 0, response: 'arrives' };
let fate = ARRIVES;

/** What the fault plan does to calls until the end of the test. */
export function fateIs(next: CallFate): void {
  fate = next;
}

export const cloud = {
  accountId: '123456789012',
  region: 'eu-west-1',
  s3: objects.api,
  sqs,
  sns,
  servedAt: () => undefined,
  principalFor: (accessKeyId?: string) =>
    accessKeyId === 'FUNCTION'
      ? { kind: 'role', functionName: 'mobile', roleArn: 'arn:aws:iam::123456789012:role/x/mobile' }
      : { kind: 'administrator' },
  fateOfCall: () => fate,
} as unknown as CloudApi;

export const Bucket = 'photos';
export let server: LocalServer;
export let s3: S3Client;
export let sqsClient: SQSClient;
export let snsClient: SNSClient;

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

export const put = (Key: string, Body: string | Uint8Array | Readable = 'abc', more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

interface Raw {
  readonly status: number;
  readonly text: string;
}

/** A request as no SDK would make it. */
export function raw(
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

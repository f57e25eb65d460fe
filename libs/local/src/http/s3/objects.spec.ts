import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectAclCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { traceHeader } from '../../process/trace-header/trace-header';
import { CREATED, md5, objects, Bucket, server, s3, put } from '../testing/served-cloud';

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
    [501, 'NotImplemented', () => s3.send(new GetObjectAclCommand({ Bucket, Key: 'k' }))],
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

import { connect } from 'node:net';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { serve } from './serve';
import { cloud, objects, Bucket, server, s3, put, raw, fateIs } from '../testing/served-cloud';

describe('a call that the fault plan disturbs', () => {
  it('takes effect and breaks off where its response is lost', async () => {
    fateIs({ delayMs: 0, response: 'lost' });
    await expect(put('k')).rejects.toThrow('socket hang up');
    expect(objects.stored.has('k')).toBe(true);
  });

  it('breaks off where its refusal is lost', async () => {
    await put('k');
    fateIs({ delayMs: 0, response: 'lost' });
    await expect(put('k', 'abc', { IfNoneMatch: '*' })).rejects.toThrow('socket hang up');
  });

  it('neither takes effect nor ends where it stalls, until the client gives up', async () => {
    fateIs({ delayMs: 0, response: 'never' });
    const abortSignal = AbortSignal.timeout(200);
    const stalled = s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'abc' }), {
      abortSignal,
    });
    await expect(stalled).rejects.toMatchObject({ name: 'AbortError' });
    expect(objects.stored.has('k')).toBe(false);
  });

  it('takes effect late where S3 is slow', async () => {
    fateIs({ delayMs: 100, response: 'arrives' });
    const start = Date.now();
    await put('k');
    // Timers may fire a millisecond early.
    expect(Date.now() - start).toBeGreaterThanOrEqual(99);
    expect(objects.stored.has('k')).toBe(true);
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

import { Readable } from 'node:stream';
import { InMemoryS3, s3Error } from '../in-memory-s3/in-memory-s3';
import type { Upload } from '../upload/upload';
import { readSource } from './source';

const UPLOAD: Upload = { bucket: 'uploads', key: 'upload/a b+é.jpg', sequencer: '01' };
const PHOTO = Buffer.from('a photo');

const answer = (length: number, ...chunks: Buffer[]) => ({
  statusCode: 200,
  headers: { 'content-length': String(length) },
  body: Readable.from(chunks),
});

const rejection = async (s3: InMemoryS3, upload: Upload, maxBytes = 100): Promise<unknown> => {
  try {
    await readSource(s3.client(), upload, maxBytes);
  } catch (error) {
    return error;
  }
  return 'read';
};

describe('readSource', () => {
  it('reads the version that the event names', async () => {
    const s3 = new InMemoryS3();
    const old = s3.store(UPLOAD.bucket, UPLOAD.key, PHOTO, {}, 'v1');
    s3.store(UPLOAD.bucket, UPLOAD.key, Buffer.from('another'), {}, 'v2');
    const source = await readSource(s3.client(), { ...UPLOAD, versionId: 'v1' }, 100);
    expect(source).toEqual({ body: PHOTO, etag: old.etag.slice(1, -1), versionId: 'v1' });
    expect(s3.requests.map(({ method, key, versionId }) => [method, key, versionId])).toEqual([
      ['GET', UPLOAD.key, 'v1'],
    ]);
  });

  it('reads the current object of a bucket without versions', async () => {
    const s3 = new InMemoryS3();
    s3.store(UPLOAD.bucket, UPLOAD.key, PHOTO);
    const source = await readSource(s3.client(), UPLOAD, 100);
    expect(source.body).toEqual(PHOTO);
    expect(source).not.toHaveProperty('versionId');
  });

  it('refuses an upload of 0 bytes', async () => {
    const s3 = new InMemoryS3();
    s3.store(UPLOAD.bucket, UPLOAD.key, Buffer.alloc(0));
    expect(await rejection(s3, UPLOAD)).toMatchObject({ reason: 'empty' });
  });

  it('refuses one byte more than the limit without reading it, not the limit itself', async () => {
    const s3 = new InMemoryS3();
    const body = Readable.from([PHOTO]);
    s3.intercept = () => ({ ...answer(101), body });
    expect(await rejection(s3, UPLOAD, 100)).toMatchObject({ reason: 'too-many-bytes' });
    expect([body.destroyed, body.readableDidRead]).toEqual([true, false]);
    s3.intercept = () => answer(100, Buffer.alloc(60), Buffer.alloc(40));
    expect(await rejection(s3, UPLOAD, 100)).toBe('read');
  });

  it('stops reading past the limit whatever the length said', async () => {
    const s3 = new InMemoryS3();
    const body = Readable.from([Buffer.alloc(8), Buffer.alloc(8), Buffer.alloc(8)]);
    s3.intercept = () => ({ ...answer(10), body });
    expect(await rejection(s3, UPLOAD, 10)).toMatchObject({ reason: 'too-many-bytes' });
    expect(body.destroyed).toBe(true);
  });

  it('takes a body that ends early for a fault on the way, not for a truncated photo', async () => {
    const s3 = new InMemoryS3();
    s3.intercept = () => answer(20, PHOTO);
    expect(await rejection(s3, UPLOAD)).toMatchObject({
      name: 'TransientFailure',
      message: 'the source has 20 bytes, 7 arrived',
    });
  });

  it.each([
    ['an object that was deleted', UPLOAD],
    ['a version that was deleted', { ...UPLOAD, versionId: 'v1' }],
  ])('says that %s is gone', async (_, upload) => {
    expect(await rejection(new InMemoryS3(), upload)).toMatchObject({ reason: 'source-gone' });
  });

  it('says that a delete marker is gone', async () => {
    const s3 = new InMemoryS3();
    s3.intercept = () => s3Error(405, 'MethodNotAllowed');
    expect(await rejection(s3, UPLOAD)).toMatchObject({ reason: 'source-gone' });
  });

  it.each([
    [404, 'NoSuchBucket'],
    [403, 'AccessDenied'],
    [503, 'SlowDown'],
  ])('passes on %d %s, which may end', async (status, code) => {
    const s3 = new InMemoryS3();
    s3.intercept = () => s3Error(status, code);
    expect(await rejection(s3, UPLOAD)).toMatchObject({ name: code });
  });
});

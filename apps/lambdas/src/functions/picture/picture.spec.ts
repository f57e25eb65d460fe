import sharp from 'sharp';
import type { PictureEnvironment } from '../environment/environment';
import { InMemoryS3 } from '../in-memory-s3/in-memory-s3';
import type { Upload } from '../upload/upload';
import { writePicture } from './picture';

const ENVIRONMENT: PictureEnvironment = {
  outputBucket: 'pictures',
  outputPrefix: 'thumbnail/',
  widthPixels: 64,
  format: 'webp',
  quality: 80,
  cacheControl: 'public, max-age=31536000, immutable',
  maxSourceBytes: 1_000_000,
  maxSourcePixels: 1_000_000,
  serviceName: 'thumbnail',
  metricsNamespace: 'Pictures',
  logLevel: 'INFO',
};

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 200, height: 100, channels: 3, background: '#3a7ca5' } })
    .jpeg()
    .toBuffer();

const uploaded = async (key: string, versionId?: string): Promise<[InMemoryS3, Upload]> => {
  const s3 = new InMemoryS3();
  s3.store('uploads', key, await photo(), {}, versionId);
  const upload = { bucket: 'uploads', key, sequencer: '0A' };
  return [s3, versionId === undefined ? upload : { ...upload, versionId }];
};

describe('writePicture', () => {
  it('writes a picture with its content type, cache header and the source it was made of', async () => {
    const [s3, upload] = await uploaded('upload/Café au lait.jpg', 'v1');
    const result = await writePicture(upload, { s3: s3.client(), environment: ENVIRONMENT });
    const key = 'thumbnail/upload/Café au lait.jpg.webp';
    const written = s3.get('pictures', key);
    expect(result).toEqual({
      result: 'written',
      key,
      sourceBytes: (await photo()).length,
      pictureBytes: written?.body.length,
      widthPixels: 64,
      heightPixels: 32,
    });
    expect(await sharp(written?.body).metadata()).toMatchObject({ format: 'webp', width: 64 });
    expect(written?.headers).toEqual({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-amz-meta-source-key': 'upload%2FCaf%C3%A9%20au%20lait.jpg',
      'x-amz-meta-source-version-id': 'v1',
      'x-amz-meta-source-etag': s3.get('uploads', upload.key)?.etag.slice(1, -1),
      'x-amz-meta-source-sequencer': '0A',
    });
  });

  it('names the format that it writes', async () => {
    const [s3, upload] = await uploaded('a.png');
    const environment = { ...ENVIRONMENT, format: 'jpeg' as const };
    await writePicture(upload, { s3: s3.client(), environment });
    expect(s3.get('pictures', 'thumbnail/a.png.jpg')?.headers).toMatchObject({
      'content-type': 'image/jpeg',
    });
  });

  it.each([`100%.jpg`, `a+b&c=d.jpg`, `"q" 'q' <q>.jpg`, 'line\nbreak.jpg', '写真/🖼️.jpg'])(
    'takes the key %j',
    async (key) => {
      const [s3, upload] = await uploaded(key);
      await writePicture(upload, { s3: s3.client(), environment: ENVIRONMENT });
      expect(s3.keys('pictures')).toEqual([`thumbnail/${key}.webp`]);
      const { headers } = s3.get('pictures', `thumbnail/${key}.webp`) ?? {};
      expect(decodeURIComponent(headers?.['x-amz-meta-source-key'] ?? '')).toBe(key);
    },
  );

  it('takes a key of 1,024 bytes, whose encoding metadata has no room for', async () => {
    const [s3, upload] = await uploaded('é'.repeat(512));
    await writePicture(upload, { s3: s3.client(), environment: ENVIRONMENT });
    const [key = ''] = s3.keys('pictures');
    expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024);
    expect(s3.get('pictures', key)?.headers).not.toHaveProperty('x-amz-meta-source-key');
  });

  it('changes nothing when it is repeated', async () => {
    const [s3, upload] = await uploaded('a.jpg');
    const context = { s3: s3.client(), environment: ENVIRONMENT };
    await writePicture(upload, context);
    const before = s3.get('pictures', 'thumbnail/a.jpg.webp');
    expect((await writePicture(upload, context)).result).toBe('duplicate');
    expect(s3.get('pictures', 'thumbnail/a.jpg.webp')).toBe(before);
  });

  it('writes nothing when the source cannot become a picture', async () => {
    const s3 = new InMemoryS3();
    s3.store('uploads', 'a.jpg', (await photo()).subarray(0, 300));
    const upload = { bucket: 'uploads', key: 'a.jpg', sequencer: '0A' };
    await expect(
      writePicture(upload, { s3: s3.client(), environment: ENVIRONMENT }),
    ).rejects.toMatchObject({ reason: 'truncated' });
    expect(s3.keys('pictures')).toEqual([]);
  });
});

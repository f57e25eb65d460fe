import type { SQSEvent, SQSRecord } from 'aws-lambda';
import fc from 'fast-check';
import sharp from 'sharp';
import type { PictureEnvironment } from '../environment/environment';
import type { Failure } from '../failure/failure';
import { InMemoryS3, s3Error } from '../in-memory-s3/in-memory-s3';
import { processBatch } from './batch';

/** Pixels are real here, and the machine may be busy. */
jest.setTimeout(60_000);

const ENVIRONMENT: PictureEnvironment = {
  outputBucket: 'pictures',
  outputPrefix: 'mobile/',
  widthPixels: 32,
  format: 'webp',
  quality: 80,
  cacheControl: 'no-store',
  maxSourceBytes: 100_000,
  maxSourcePixels: 1_000_000,
  serviceName: 'mobile',
  metricsNamespace: 'Pictures',
  logLevel: 'INFO',
};

const plain = (width: number, height = width, background = '#3a7ca5') =>
  sharp({ create: { width, height, channels: 3, background } });

const s3Record = (key: string, sequencer = '0A', versionId?: string) => ({
  eventSource: 'aws:s3',
  eventName: 'ObjectCreated:Put',
  s3: {
    bucket: { name: 'uploads' },
    object: {
      key: encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/'),
      sequencer,
      versionId,
    },
  },
});

const raw = (...records: unknown[]): string => JSON.stringify({ Records: records });
const enveloped = (message: string): string =>
  JSON.stringify({ Type: 'Notification', Message: message });

const message = (body: string, messageId: string): SQSRecord => ({
  messageId,
  receiptHandle: messageId,
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'sns',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:mobile',
  awsRegion: 'eu-west-1',
});

const batch = (bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map((body, index) => message(body, `m${index}`)),
});

interface Outcome {
  readonly failed: string[];
  readonly made: string[];
  readonly failures: (Failure & { readonly key?: string; readonly messageId: string })[];
}

const run = async (
  s3: InMemoryS3,
  bodies: readonly string[],
  timeMs = 60_000,
): Promise<Outcome> => {
  const made: string[] = [];
  const failures: Outcome['failures'] = [];
  const response = await processBatch(
    batch(bodies),
    { getRemainingTimeInMillis: () => timeMs },
    { s3: s3.client(), environment: ENVIRONMENT },
    {
      made: (upload, { result }) => made.push(`${upload.key} ${result}`),
      failed: (failure, { messageId }, upload) =>
        failures.push({ ...failure, messageId, key: upload?.key }),
    },
  );
  return {
    failed: response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
    made,
    failures,
  };
};

const withPhotos = async (...keys: string[]): Promise<InMemoryS3> => {
  const s3 = new InMemoryS3();
  for (const key of keys) {
    s3.store('uploads', key, await plain(64).jpeg().toBuffer());
  }
  return s3;
};

describe('processBatch', () => {
  it('makes the pictures of raw and enveloped messages', async () => {
    const s3 = await withPhotos('a.jpg', 'b+c é.jpg');
    const outcome = await run(s3, [raw(s3Record('a.jpg')), enveloped(raw(s3Record('b+c é.jpg')))]);
    expect(outcome.failed).toEqual([]);
    expect(s3.keys('pictures').sort()).toEqual(['mobile/a.jpg.webp', 'mobile/b+c é.jpg.webp']);
  });

  it('takes the test event of S3 for done', async () => {
    const s3 = new InMemoryS3();
    const body = JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent' });
    expect(await run(s3, [body, enveloped(body)])).toEqual({ failed: [], made: [], failures: [] });
    expect(s3.requests).toEqual([]);
  });

  it('names only the bad one of a batch', async () => {
    const s3 = await withPhotos('a.jpg', 'b.jpg', 'c.jpg');
    s3.store('uploads', 'bad.jpg', Buffer.from('Dear diary'));
    const keys = ['a.jpg', 'bad.jpg', 'b.jpg', 'c.jpg'];
    const outcome = await run(
      s3,
      keys.map((key) => raw(s3Record(key))),
    );
    expect(outcome.failed).toEqual(['m1']);
    expect(s3.keys('pictures')).toHaveLength(3);
  });

  it('answers even when every message failed', async () => {
    expect((await run(new InMemoryS3(), ['no', 'neither'])).failed).toEqual(['m0', 'm1']);
  });

  it('tries every upload of a message, which fails when one of them does', async () => {
    const s3 = await withPhotos('a.jpg', 'b.jpg');
    const body = raw(s3Record('a.jpg'), s3Record('gone.jpg'), s3Record('b.jpg'));
    const outcome = await run(s3, [body]);
    expect(outcome.failed).toEqual(['m0']);
    expect(outcome.made).toEqual(['a.jpg written', 'b.jpg written']);
    expect(outcome.failures).toMatchObject([{ reason: 'source-gone', key: 'gone.jpg' }]);
    s3.store('uploads', 'gone.jpg', await plain(8).jpeg().toBuffer());
    expect(await run(s3, [body])).toMatchObject({
      failed: [],
      made: ['a.jpg duplicate', 'gone.jpg written', 'b.jpg duplicate'],
    });
  });

  it('works on two messages at a time', async () => {
    const keys = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'];
    const s3 = await withPhotos(...keys);
    let open = 0;
    let most = 0;
    s3.intercept = ({ method }) => {
      open += method === 'GET' ? 1 : -1;
      most = Math.max(most, open);
      return undefined;
    };
    await run(
      s3,
      keys.map((key) => raw(s3Record(key))),
    );
    expect(most).toBe(2);
  });

  it('answers before its time runs out, whatever hangs', async () => {
    const s3 = await withPhotos('a.jpg', 'hangs.jpg', 'b.jpg');
    s3.intercept = ({ key }) => (key === 'hangs.jpg' ? new Promise(() => undefined) : undefined);
    const bodies = ['a.jpg', 'hangs.jpg', 'b.jpg'].map((key) => raw(s3Record(key)));
    const outcome = await run(s3, bodies, 4_000);
    expect(outcome.failed).toEqual(['m1']);
    expect(outcome.failures).toMatchObject([{ reason: 'out-of-time', permanent: false }]);
  });

  it('starts nothing that it has no time for', async () => {
    const s3 = await withPhotos('a.jpg');
    s3.intercept = () => new Promise(() => undefined);
    const bodies = Array.from({ length: 4 }, () => raw(s3Record('a.jpg')));
    const outcome = await run(s3, bodies, 1_100);
    expect(outcome.failed).toEqual(['m0', 'm1', 'm2', 'm3']);
    expect(outcome.failures.map(({ reason }) => reason)).toEqual(Array(4).fill('out-of-time'));
    expect(s3.requests).toHaveLength(2);
  });

  describe('bad input', () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const photo = () =>
      sharp({ create: { width: 64, height: 64, channels: 3, background: '#000', noise } })
        .jpeg()
        .toBuffer();
    const sources: [string, string, () => Promise<Buffer> | Buffer][] = [
      ['a truncated photo', 'truncated', async () => (await photo()).subarray(0, 1000)],
      ['a photo broken inside', 'corrupt', async () => brokenInside(await photo())],
      ['a 0-byte upload', 'empty', () => Buffer.alloc(0)],
      ['a text file named .jpg', 'not-an-image', () => Buffer.from('Dear diary')],
      ['an SVG', 'unsupported-format', () => Buffer.from('<svg><image href="file:///"/></svg>')],
      ['a photo with too many pixels', 'too-many-pixels', () => plain(1001, 1000).png().toBuffer()],
      ['a file with too many bytes', 'too-many-bytes', () => Buffer.alloc(100_001, 0xff)],
    ];

    it.each(sources)('%s fails as %s, for good', async (_, reason, source) => {
      const s3 = new InMemoryS3();
      s3.store('uploads', 'bad.jpg', await source());
      const outcome = await run(s3, [raw(s3Record('bad.jpg'))]);
      expect(outcome.failed).toEqual(['m0']);
      expect(outcome.failures).toMatchObject([{ permanent: true, reason, key: 'bad.jpg' }]);
      expect(s3.keys('pictures')).toEqual([]);
    });

    it('an object deleted before it is read fails as source-gone, for good', async () => {
      const outcome = await run(new InMemoryS3(), [raw(s3Record('gone.jpg'))]);
      expect(outcome.failures).toMatchObject([{ permanent: true, reason: 'source-gone' }]);
    });

    it.each([
      ['no JSON', 'not json'],
      ['an envelope of something else', enveloped('{"build":"done"}')],
      ['a key that nobody encoded', raw({ ...s3Record('a'), s3: keyOf('100%.jpg') })],
    ])('a message of %s fails as malformed-message, for good', async (_, body) => {
      const outcome = await run(new InMemoryS3(), [body]);
      expect(outcome.failed).toEqual(['m0']);
      expect(outcome.failures).toMatchObject([{ permanent: true, reason: 'malformed-message' }]);
    });

    it.each([
      [403, 'AccessDenied', 'access-denied'],
      [503, 'SlowDown', 'service-error'],
    ])('S3 answering %d %s fails as %s, until it ends', async (status, code, reason) => {
      const s3 = await withPhotos('a.jpg');
      s3.intercept = () => s3Error(status, code);
      const outcome = await run(s3, [raw(s3Record('a.jpg'))]);
      expect(outcome.failures).toMatchObject([{ permanent: false, reason }]);
      s3.intercept = () => undefined;
      expect((await run(s3, [raw(s3Record('a.jpg'))])).failed).toEqual([]);
    });
  });

  it('ends with the newest upload of a key, whatever is repeated, reordered, lost or refused', async () => {
    // Photos come again: red, blue, red, blue.
    const colors = ['#c02020', '#2020c0', '#c02020', '#2020c0'];
    const photos = await Promise.all(colors.map((color) => plain(16, 16, color).png().toBuffer()));
    const faults = fc.constantFrom('none', 'none', 'none', 'refused', 'answer lost');
    const deliveries = fc
      .integer({ min: 1, max: photos.length })
      .chain((uploads) =>
        fc.tuple(
          fc.constant(uploads),
          fc.shuffledSubarray([...Array(uploads * 3).keys()].map((index) => index % uploads)),
          fc.array(faults, { maxLength: 20 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(deliveries, async ([uploads, extra, plan]) => {
        const s3 = new InMemoryS3();
        const bodies = photos.slice(0, uploads).map((photo, index) => {
          s3.store('uploads', 'a.png', photo, {}, `v${index}`);
          return raw(s3Record('a.png', `0${index}`, `v${index}`));
        });
        const remaining = [...plan];
        s3.intercept = (request) => {
          const fault = remaining.shift() ?? 'none';
          if (fault === 'answer lost' && request.method === 'PUT') {
            s3.answer(request);
          }
          return fault === 'none' ? undefined : s3Error(503, 'ServiceUnavailable');
        };
        // At least once each, in an order that chance decides.
        let queue = [...extra.map((index) => bodies[index] ?? ''), ...bodies];
        for (let receive = 0; queue.length > 0 && receive < 30; receive += 1) {
          const { failed } = await run(s3, queue);
          queue = queue.filter((_, index) => failed.includes(`m${index}`));
        }
        expect(queue).toEqual([]);
        expect(s3.get('pictures', 'mobile/a.png.webp')?.headers).toMatchObject({
          'x-amz-meta-source-version-id': `v${uploads - 1}`,
        });
      }),
      { numRuns: 40 },
    );
  });
});

function brokenInside(photo: Buffer): Buffer {
  return photo.fill(0xff, photo.length >> 1, (photo.length >> 1) + 200);
}

function keyOf(key: string) {
  return { bucket: { name: 'uploads' }, object: { key, sequencer: '0A' } };
}

import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { InMemoryS3, s3Error } from '../in-memory-s3/in-memory-s3';
import { SEQUENCER_METADATA, sequencerMark, writeNewest } from './newest';
import type { Candidate } from './newest';

/** Many requests, and the machine may be busy. */
jest.setTimeout(60_000);

const candidate = (sequencer: string): Candidate => ({
  Bucket: 'pictures',
  Key: 'thumbnail/a.jpg.webp',
  Body: Buffer.from(`picture of ${sequencer} ${sequencerMark(sequencer)}`),
  ContentType: 'image/webp',
  CacheControl: 'no-store',
  Metadata: { 'source-key': 'a.jpg' },
  sequencer,
});

const standing = (s3: InMemoryS3): string | undefined =>
  s3.get('pictures', 'thumbnail/a.jpg.webp')?.body.toString().split(' s3-')[0];

const sent = (s3: InMemoryS3): string[] =>
  s3.requests.map(({ method, headers }) =>
    [method, headers['if-match'] && 'if-match', headers['if-none-match']].filter(Boolean).join(' '),
  );

describe('writeNewest', () => {
  it('writes where nothing stands with one request, which asks for no permission but to write', async () => {
    const s3 = new InMemoryS3();
    await expect(writeNewest(s3.client(), candidate('0A'))).resolves.toBe('written');
    expect(sent(s3)).toEqual(['PUT *']);
    expect(s3.get('pictures', 'thumbnail/a.jpg.webp')?.headers).toEqual({
      'content-type': 'image/webp',
      'cache-control': 'no-store',
      'x-amz-meta-source-key': 'a.jpg',
      [`x-amz-meta-${SEQUENCER_METADATA}`]: '0A',
    });
  });

  it('replaces the picture of an older upload, only if it still stands', async () => {
    const s3 = new InMemoryS3();
    await writeNewest(s3.client(), candidate('0A'));
    await expect(writeNewest(s3.client(), candidate('0B'))).resolves.toBe('written');
    expect(standing(s3)).toBe('picture of 0B');
    expect(sent(s3).slice(1)).toEqual(['PUT *', 'HEAD', 'PUT if-match']);
  });

  it.each([
    ['the same upload', '0B', 'duplicate'],
    ['the same upload in other letters', '0b00', 'duplicate'],
    ['an older upload', '0A', 'superseded'],
  ])('leaves what stands to %s', async (_, sequencer, result) => {
    const s3 = new InMemoryS3();
    await writeNewest(s3.client(), candidate('0B'));
    await expect(writeNewest(s3.client(), candidate(sequencer))).resolves.toBe(result);
    expect(standing(s3)).toBe('picture of 0B');
  });

  it('replaces what somebody put there by hand', async () => {
    const s3 = new InMemoryS3();
    s3.store('pictures', 'thumbnail/a.jpg.webp', Buffer.from('by hand'));
    await expect(writeNewest(s3.client(), candidate('0A'))).resolves.toBe('written');
    expect(standing(s3)).toBe('picture of 0A');
  });

  it('starts again when what stood is deleted between its look and its write', async () => {
    const s3 = new InMemoryS3();
    await writeNewest(s3.client(), candidate('0A'));
    s3.intercept = ({ headers }) => {
      if (headers['if-match']) {
        s3.remove('pictures', 'thumbnail/a.jpg.webp');
      }
      return undefined;
    };
    await expect(writeNewest(s3.client(), candidate('0B'))).resolves.toBe('written');
    expect(standing(s3)).toBe('picture of 0B');
  });

  it('tries again when S3 is busy with another write of the key', async () => {
    const s3 = new InMemoryS3();
    const answers = [s3Error(409, 'ConditionalRequestConflict')];
    s3.intercept = ({ method }) => (method === 'PUT' ? answers.shift() : undefined);
    await expect(writeNewest(s3.client(), candidate('0A'))).resolves.toBe('written');
    expect(sent(s3)).toEqual(['PUT *', 'HEAD', 'PUT *']);
  });

  it('gives up for now when it is overtaken again and again', async () => {
    const s3 = new InMemoryS3();
    s3.intercept = ({ method }) =>
      method === 'PUT' ? s3Error(409, 'ConditionalRequestConflict') : undefined;
    await expect(writeNewest(s3.client(), candidate('0A'))).rejects.toThrow(
      'others wrote thumbnail/a.jpg.webp 8 times meanwhile',
    );
  });

  it('writes no body that lacks its mark, since equal pictures would have equal ETags', async () => {
    const s3 = new InMemoryS3();
    const unmarked = { ...candidate('0A'), Body: Buffer.from('picture') };
    await expect(writeNewest(s3.client(), unmarked)).rejects.toThrow(
      'the body must contain s3-sequencer:0A',
    );
    expect(s3.requests).toEqual([]);
  });

  it.each([
    ['PUT', 403, 'AccessDenied'],
    ['PUT', 404, 'NoSuchBucket'],
    ['PUT', 503, 'SlowDown'],
  ])('passes on %s %d %s', async (method, status, code) => {
    const s3 = new InMemoryS3();
    s3.intercept = (request) => (request.method === method ? s3Error(status, code) : undefined);
    await expect(writeNewest(s3.client(), candidate('0A'))).rejects.toMatchObject({ name: code });
  });

  it('passes on a look that is not allowed', async () => {
    const s3 = new InMemoryS3();
    await writeNewest(s3.client(), candidate('0A'));
    s3.intercept = ({ method }) => (method === 'HEAD' ? s3Error(403, 'Forbidden') : undefined);
    await expect(writeNewest(s3.client(), candidate('0B'))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
  });

  describe.each<[string, (body: Buffer) => string]>([
    ['the MD5 of the body (SSE-S3)', (body) => createHash('md5').update(body).digest('hex')],
    ['new with every write (SSE-KMS)', () => randomUUID()],
  ])('where the ETag is %s', (_, etagOf) => {
    const started = (): InMemoryS3 => Object.assign(new InMemoryS3(), { etagOf });

    it('leaves red, blue, red again as red, though blue looked while the first red stood', async () => {
      const s3 = started();
      const [red, blue, redAgain] = ['01', '02', '03'].map(candidate);
      await writeNewest(s3.client(), red as Candidate);
      s3.intercept = async ({ headers }) => {
        // Blue has looked at the first red, and is about to write over it.
        if (headers['if-match'] === undefined) return undefined;
        s3.intercept = () => undefined;
        await writeNewest(s3.client(), redAgain as Candidate);
        return undefined;
      };
      await expect(writeNewest(s3.client(), blue as Candidate)).resolves.toBe('superseded');
      expect(standing(s3)).toBe('picture of 03');
    });

    it('leaves the newest, however many write at once, in whatever order, however often', async () => {
      const sequencers = fc.array(fc.stringMatching(/^0[0-9A-F]$/), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), sequencers, async (scheduler, given) => {
          const s3 = started();
          s3.intercept = () => scheduler.schedule(Promise.resolve(undefined));
          const results = await scheduler.waitFor(
            Promise.all(given.map((one) => writeNewest(s3.client(), candidate(one)))),
          );
          const newest = [...given].sort().at(-1);
          expect(standing(s3)).toBe(`picture of ${newest}`);
          // Each upload is written once at most, the newest exactly once.
          const written = given.filter((_, index) => results[index] === 'written');
          expect(new Set(written).size).toBe(written.length);
          expect(written).toContain(newest);
        }),
        { numRuns: 40 },
      );
    });
  });
});

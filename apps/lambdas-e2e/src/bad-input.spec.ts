import sharp from 'sharp';
import { photo } from './photo';
import { Pipeline } from './pipeline';

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await Pipeline.start();
});
afterEach(() => pipeline.close());

const outcome = async () => {
  await pipeline.idle();
  return {
    pictures: pipeline.pictures().length,
    deadLetters: pipeline.deadLetters('mobile') + pipeline.deadLetters('thumbnail'),
    reasons: pipeline.reasons(),
  };
};

/** A PNG that says it is larger than it may be, in a few hundred bytes. */
const bomb = () =>
  sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: 'black' } })
    .png({ compressionLevel: 9 })
    .toBuffer();

it.each<[string, () => Promise<Buffer> | Buffer, string]>([
  ['a truncated photo', async () => (await photo()).subarray(0, 700), 'truncated'],
  ['an empty file', () => Buffer.alloc(0), 'empty'],
  ['a text file', () => Buffer.from('this is no photo, whatever its name says'), 'not-an-image'],
  [
    'a drawing that could load others',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'unsupported-format',
  ],
  ['a decompression bomb', bomb, 'too-many-pixels'],
])('dead-letters %s in both branches and says why', async (_, body, reason) => {
  pipeline.put('upload/a.jpg', await body());
  expect(await outcome()).toEqual({ pictures: 0, deadLetters: 2, reasons: [reason] });
});

it.each([
  'upload/100 % sure+maybe.jpg',
  `upload/"quoted" 'twice'.jpg`,
  'upload/a//b/../c.jpg',
  'upload/new\nline.jpg',
  `upload/${'é'.repeat(506)}.jpg`,
])('makes pictures of %s', async (key) => {
  pipeline.put(key, await photo());
  expect(await outcome()).toEqual({ pictures: 2, deadLetters: 0, reasons: [] });
});

it('dead-letters an upload whose version is deleted before it is read', async () => {
  const { versionId } = pipeline.put('upload/a.jpg', await photo());
  pipeline.remove('upload/a.jpg', versionId);
  // Without permission to list the bucket, S3 does not say whether something is gone or forbidden.
  expect(await outcome()).toEqual({ pictures: 0, deadLetters: 2, reasons: ['access-denied'] });
});

it.each([
  ['that is not JSON', 'hello'],
  ['of something else', JSON.stringify({ Type: 'Notification', Message: '{"hello":1}' })],
])('dead-letters a message %s', async (_, body) => {
  pipeline.send('mobile', body);
  expect(await outcome()).toEqual({
    pictures: 0,
    deadLetters: 1,
    reasons: ['malformed-message'],
  });
});

it('lets a bad photo hold back none of its batch', async () => {
  for (let at = 0; at < 5; at++) pipeline.put(`upload/good-${at}.jpg`, await photo(at * 50));
  pipeline.put('upload/bad.jpg', Buffer.from('no'));
  for (let at = 5; at < 9; at++) pipeline.put(`upload/good-${at}.jpg`, await photo(at * 25));
  expect(await outcome()).toEqual({ pictures: 18, deadLetters: 2, reasons: ['not-an-image'] });
});

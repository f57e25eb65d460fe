import fc from 'fast-check';
import { outputKey } from './output-key';

const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 1024 }).filter((text) => {
  const bytes = Buffer.byteLength(text);
  return bytes <= 1024 && Buffer.from(text).toString() === text;
});

describe('outputKey', () => {
  it.each([
    ['upload/a.png', 'thumbnail/upload/a.png.webp'],
    ['upload/a.jpg', 'thumbnail/upload/a.jpg.webp'],
    ['no-extension', 'thumbnail/no-extension.webp'],
    ['upload/Café au lait – été.jpg', 'thumbnail/upload/Café au lait – été.jpg.webp'],
    [`"quotes"/100%/a+b.jpg`, `thumbnail/"quotes"/100%/a+b.jpg.webp`],
  ])('of %s is %s', (source, expected) => {
    expect(outputKey('thumbnail/', source, 'webp')).toBe(expected);
  });

  it('keeps a key that just fits', () => {
    const source = 'é'.repeat(504) + 'a';
    expect(outputKey('thumbnail/', source, 'webp')).toBe(`thumbnail/${source}.webp`);
  });

  it('shortens a key of 1,024 bytes at a whole character and ends it in a hash', () => {
    const short = outputKey('thumbnail/', 'é'.repeat(512), 'webp');
    expect(short).toMatch(/^thumbnail\/é+~[0-9a-f]{32}\.webp$/);
    expect(Buffer.byteLength(short)).toBeGreaterThan(1020);
    expect(short).not.toBe(outputKey('thumbnail/', 'é'.repeat(511) + 'zz', 'webp'));
  });

  it('is never longer than S3 allows, and valid', () => {
    fc.assert(
      fc.property(key, (source) => {
        const result = outputKey('mobile/', source, 'avif');
        expect(Buffer.byteLength(result)).toBeLessThanOrEqual(1024);
        expect(Buffer.from(result).toString()).toBe(result);
      }),
    );
  });
});

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { PictureError } from '../picture-error/picture-error';
import type { PictureSize } from '../picture-size/picture-size';
import { sourceFormats } from '../source-format/source-format';
import { makePictures } from './make-pictures';
import type { Picture } from './make-pictures';

/** Pixels are real here, and the machine may be busy. */
jest.setTimeout(60_000);

const LIMITS = { maxBytes: 20_000_000, maxPixels: 50_000_000 };

const webp = (longestEdgePixels: number, quality = 90): PictureSize => ({
  longestEdgePixels,
  format: 'webp',
  quality,
});
const jpeg = (longestEdgePixels: number, quality = 90): PictureSize => ({
  longestEdgePixels,
  format: 'jpeg',
  quality,
});

const plain = (width: number, height: number, background = '#3a7ca5') =>
  sharp({ create: { width, height, channels: 3, background } });

/** Soft noise: detail at several scales, as a photograph has. */
const photograph = async (width: number, height: number): Promise<Buffer> => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const coarse = sharp({
    create: { width: width >> 4, height: height >> 4, channels: 3, background: '#000', noise },
  });
  return sharp(await coarse.png().toBuffer())
    .resize(width, height, { kernel: 'cubic' })
    .jpeg({ quality: 92 })
    .toBuffer();
};

const only = async (source: Buffer, size: PictureSize): Promise<Picture> => {
  const [picture] = await makePictures(source, [size], LIMITS);
  if (!picture) {
    throw new Error('no picture was made');
  }
  return picture;
};

const colorAt = async (picture: Buffer, x: number, y: number): Promise<number[]> => {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const start = (y * info.width + x) * info.channels;
  return [...data.subarray(start, start + info.channels)];
};

const near = (expected: readonly number[], by = 4): unknown[] =>
  expected.map((value) => ({
    asymmetricMatch: (actual: unknown) =>
      typeof actual === 'number' && Math.abs(actual - value) <= by,
    toString: () => `${value} ± ${by}`,
  }));

const reasonOf = async (source: Buffer, limits = LIMITS): Promise<string> => {
  try {
    await makePictures(source, [webp(64)], limits);
  } catch (error) {
    if (error instanceof PictureError) {
      return error.reason;
    }
    throw error;
  }
  return 'made';
};

/** A PNG that claims any size in its header and holds next to nothing. */
const claimedPng = (width: number, height: number): Buffer => {
  const chunk = (type: string, body: Buffer): Buffer => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(gzipSync(typed).readUInt32LE(gzipSync(typed).length - 8));
    return Buffer.concat([length, typed, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from([0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** One grey pixel of 32-bit floating point, as measuring instruments write them. */
const floatTiff = (): Buffer => {
  const entries = [
    [256, 1],
    [257, 1],
    [258, 32],
    [259, 1],
    [262, 1],
    [273, 128],
    [277, 1],
    [278, 1],
    [279, 4],
    [339, 3],
  ];
  const source = Buffer.alloc(132);
  source.write('II*\0', 'latin1');
  source.writeUInt32LE(8, 4);
  source.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag = 0, value = 0], index) => {
    const offset = 10 + index * 12;
    source.writeUInt16LE(tag, offset);
    source.writeUInt16LE(4, offset + 2);
    source.writeUInt32LE(1, offset + 4);
    source.writeUInt32LE(value, offset + 8);
  });
  return source;
};

const psnr = (left: Buffer, right: Buffer): number => {
  const squares = left.reduce((sum, value, index) => sum + (value - (right[index] ?? 0)) ** 2, 0);
  return 10 * Math.log10(255 ** 2 / (squares / left.length));
};

describe('makePictures', () => {
  it('makes every size from one decode, in the order asked for', async () => {
    const upload = await photograph(1600, 1200);

    // #region two-sizes
    const pictures = await makePictures(
      upload,
      [
        { longestEdgePixels: 128, format: 'webp', quality: 80 },
        { longestEdgePixels: 640, format: 'avif', quality: 55 },
      ],
      { maxBytes: 25_000_000, maxPixels: 50_000_000 },
    );
    // #endregion

    expect(pictures.map(({ widthPixels, heightPixels }) => [widthPixels, heightPixels])).toEqual([
      [128, 96],
      [640, 480],
    ]);
  });

  it.each(['jpeg', 'webp', 'avif'] as const)('writes %s with its content type', async (format) => {
    const picture = await only(await photograph(320, 240), {
      longestEdgePixels: 64,
      format,
      quality: 60,
    });
    const { format: written, compression } = await sharp(picture.data).metadata();
    expect([picture.format, picture.contentType]).toEqual([format, `image/${format}`]);
    expect(compression === 'av1' ? 'avif' : written).toBe(format);
  });

  it.each(sourceFormats)('reads %s', async (format) => {
    const source = await plain(120, 80).toFormat(format).toBuffer();
    const picture = await only(source, webp(60));
    expect([picture.widthPixels, picture.heightPixels]).toEqual([60, 40]);
    expect(await colorAt(picture.data, 30, 20)).toEqual(near([0x3a, 0x7c, 0xa5]));
  });

  it('reads a progressive JPEG', async () => {
    const source = await plain(400, 300).jpeg({ progressive: true }).toBuffer();
    expect((await sharp(source).metadata()).isProgressive).toBe(true);
    expect(await only(source, webp(100))).toMatchObject({ widthPixels: 100, heightPixels: 75 });
  });

  it.each(['gif', 'webp'] as const)('takes the first frame of an animated %s', async (format) => {
    const frames = await Promise.all(
      ['#c02020', '#2020c0'].map((color) => plain(40, 30, color).png().toBuffer()),
    );
    const source = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    expect((await sharp(source).metadata()).pages).toBe(2);
    const picture = await only(source, webp(40));
    expect([picture.widthPixels, picture.heightPixels]).toEqual([40, 30]);
    expect(await colorAt(picture.data, 20, 15)).toEqual(near([0xc0, 0x20, 0x20]));
  });

  describe('orientation', () => {
    const WIDTH = 48;
    const HEIGHT = 32;
    const CORNERS = [
      [200, 30, 30],
      [30, 200, 30],
      [30, 30, 200],
      [200, 200, 30],
    ] as const;
    /** Where the standard stores the pixel that is seen at (x, y): [row, column] by orientation. */
    const STORED: Record<number, (x: number, y: number) => [number, number]> = {
      1: (x, y) => [y, x],
      2: (x, y) => [y, WIDTH - 1 - x],
      3: (x, y) => [HEIGHT - 1 - y, WIDTH - 1 - x],
      4: (x, y) => [HEIGHT - 1 - y, x],
      5: (x, y) => [x, y],
      6: (x, y) => [WIDTH - 1 - x, y],
      7: (x, y) => [WIDTH - 1 - x, HEIGHT - 1 - y],
      8: (x, y) => [x, HEIGHT - 1 - y],
    };

    const stored = (orientation: number) => {
      const turned = orientation >= 5;
      const [width, height] = turned ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
      const data = Buffer.alloc(width * height * 3);
      for (let y = 0; y < HEIGHT; y += 1) {
        for (let x = 0; x < WIDTH; x += 1) {
          const [row, column] = STORED[orientation]?.(x, y) ?? [0, 0];
          const corner = CORNERS[(y < HEIGHT / 2 ? 0 : 2) + (x < WIDTH / 2 ? 0 : 1)];
          data.set(corner ?? [], (row * width + column) * 3);
        }
      }
      return sharp(data, { raw: { width, height, channels: 3 } }).withMetadata({ orientation });
    };

    const corners = async (picture: Picture) =>
      Promise.all(
        [
          [6, 4],
          [18, 4],
          [6, 12],
          [18, 12],
        ].map(([x, y]) => colorAt(picture.data, x ?? 0, y ?? 0)),
      );

    it.each([1, 2, 3, 4, 5, 6, 7, 8])(
      'turns a JPEG of orientation %d upright',
      async (orientation) => {
        const source = await stored(orientation)
          .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
          .toBuffer();
        const picture = await only(source, webp(24, 100));
        expect([picture.widthPixels, picture.heightPixels]).toEqual([24, 16]);
        expect(await corners(picture)).toEqual(CORNERS.map((corner) => near(corner, 8)));
      },
    );

    it.each(['png', 'webp', 'tiff'] as const)('turns a %s upright as well', async (format) => {
      const source = await stored(6).toFormat(format, { quality: 100 }).toBuffer();
      const picture = await only(source, webp(24, 100));
      expect(await corners(picture)).toEqual(CORNERS.map((corner) => near(corner, 10)));
    });
  });

  describe('colour', () => {
    const RED = [200, 60, 40] as const;
    const red = () => plain(64, 64, '#c83c28');

    it('converts a wide-gamut picture to sRGB', async () => {
      const source = await red().withIccProfile('p3').png().toBuffer();
      const unmanaged = await sharp(source, { ignoreIcc: true }).png().toBuffer();
      expect(await colorAt(unmanaged, 9, 9)).toEqual(near([185, 71, 50]));
      const picture = await only(source, webp(32, 100));
      expect(await colorAt(picture.data, 9, 9)).toEqual(near(RED));
    });

    it.each(['srgb', 'p3'])(
      'converts a 16-bit PNG with the profile %s to sRGB',
      async (profile) => {
        const source = await red().toColourspace('rgb16').withIccProfile(profile).png().toBuffer();
        expect((await sharp(source).metadata()).depth).toBe('ushort');
        const picture = await only(source, webp(32, 100));
        expect(await colorAt(picture.data, 9, 9)).toEqual(near(RED));
      },
    );

    it('takes a 16-bit PNG without a profile for sRGB', async () => {
      const source = await red().toColourspace('rgb16').png().toBuffer();
      expect(await sharp(source).metadata()).toMatchObject({ depth: 'ushort', hasProfile: false });
      const picture = await only(source, webp(32, 100));
      expect(await colorAt(picture.data, 9, 9)).toEqual(near(RED));
    });

    it('converts CMYK to sRGB', async () => {
      const source = await red().toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
      expect((await sharp(source).metadata()).space).toBe('cmyk');
      const picture = await only(source, jpeg(32, 100));
      expect((await sharp(picture.data).metadata()).space).toBe('srgb');
      expect(await colorAt(picture.data, 9, 9)).toEqual(near(RED, 30));
    });

    it.each(['b-w', 'grey16'])('makes a colour picture of %s', async (space) => {
      const source = await plain(64, 64, '#808080').toColourspace(space).png().toBuffer();
      const picture = await only(source, webp(32, 100));
      expect(await colorAt(picture.data, 9, 9)).toEqual(near([128, 128, 128]));
    });
  });

  describe('alpha', () => {
    const glass = () =>
      sharp({
        create: {
          width: 64,
          height: 64,
          channels: 4,
          background: { r: 200, g: 0, b: 0, alpha: 0.5 },
        },
      });

    it.each(['webp', 'avif'] as const)('is kept in %s', async (format) => {
      const picture = await only(await glass().png().toBuffer(), {
        longestEdgePixels: 32,
        format,
        quality: 100,
      });
      expect(await colorAt(picture.data, 9, 9)).toEqual(near([200, 0, 0, 128]));
    });

    it('lies on white in JPEG', async () => {
      const picture = await only(await glass().png().toBuffer(), jpeg(32, 100));
      expect(await colorAt(picture.data, 9, 9)).toEqual(near([228, 128, 128]));
    });

    it('is kept in every size of one decode', async () => {
      const source = await glass().png().toBuffer();
      const pictures = await makePictures(source, [webp(16, 100), webp(48, 100)], LIMITS);
      for (const { data } of pictures) {
        expect(await colorAt(data, 5, 5)).toEqual(near([200, 0, 0, 128]));
      }
    });
  });

  it('drops all metadata', async () => {
    const source = await plain(64, 64)
      .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect((await sharp(source).metadata()).exif).toBeDefined();
    for (const format of ['jpeg', 'webp', 'avif'] as const) {
      const { data } = await only(source, { longestEdgePixels: 32, format, quality: 80 });
      const { exif, icc, iptc, xmp, orientation } = await sharp(data).metadata();
      expect({ exif, icc, iptc, xmp, orientation }).toEqual({});
    }
  });

  it.each(['jpeg', 'webp', 'avif'] as const)(
    'makes different %s files with the same pixels for two identifiers',
    async (format) => {
      const source = await photograph(256, 256);
      const [first, second, none] = await Promise.all(
        ['s3-sequencer:0A', 's3-sequencer:0B', undefined].map((identifier) =>
          only(source, { longestEdgePixels: 32, format, quality: 80, identifier }),
        ),
      );
      expect(first?.data.includes('dc:identifier="s3-sequencer:0A"')).toBe(true);
      expect(first?.data.equals(second?.data ?? Buffer.alloc(0))).toBe(false);
      const pixels = await Promise.all(
        [first, second, none].map((picture) => sharp(picture?.data).raw().toBuffer()),
      );
      expect(pixels[1]?.equals(pixels[0] ?? Buffer.alloc(0))).toBe(true);
      expect(pixels[2]?.equals(pixels[0] ?? Buffer.alloc(0))).toBe(true);
    },
  );

  it('fits the box, keeps the proportions and never enlarges', async () => {
    const edge = fc.integer({ min: 1, max: 90 });
    await fc.assert(
      fc.asyncProperty(edge, edge, edge, edge, async (width, height, box, other) => {
        const source = await plain(width, height).png({ compressionLevel: 0 }).toBuffer();
        const pictures = await makePictures(source, [webp(box), webp(other)], LIMITS);
        pictures.forEach(({ widthPixels, heightPixels }, index) => {
          const scale = Math.min(1, (index === 0 ? box : other) / Math.max(width, height));
          expect(Math.abs(widthPixels - Math.max(1, width * scale))).toBeLessThanOrEqual(1);
          expect(Math.abs(heightPixels - Math.max(1, height * scale))).toBeLessThanOrEqual(1);
          expect(Math.max(widthPixels, heightPixels)).toBe(
            Math.min(Math.max(width, height), index === 0 ? box : other),
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  it('makes a small picture from the large one that is as good as from the source', async () => {
    const source = await photograph(2400, 1800);
    const quality = { quality: 100 };
    const [, fromLarge] = await makePictures(source, [webp(640, 100), webp(128, 100)], LIMITS);
    const fromSource = await sharp(source)
      .resize(128)
      .webp({ ...quality, effort: 2 })
      .toBuffer();
    const pixels = (picture: Buffer) => sharp(picture).raw().toBuffer();
    const ratio = psnr(await pixels(fromLarge?.data ?? Buffer.alloc(0)), await pixels(fromSource));
    expect(ratio).toBeGreaterThanOrEqual(40);
  });

  describe('refuses', () => {
    it('an empty source', async () => {
      expect(await reasonOf(Buffer.alloc(0))).toBe('empty');
    });

    it('one byte more than the limit, not the limit itself', async () => {
      const source = await plain(20, 20).png().toBuffer();
      const limits = (maxBytes: number) => ({ ...LIMITS, maxBytes });
      expect(await reasonOf(source, limits(source.length))).toBe('made');
      expect(await reasonOf(source, limits(source.length - 1))).toBe('too-many-bytes');
    });

    it.each(sourceFormats)(
      'one pixel more than the limit in %s, not the limit itself',
      async (format) => {
        const source = await plain(40, 30).toFormat(format).toBuffer();
        const limits = (maxPixels: number) => ({ ...LIMITS, maxPixels });
        expect(await reasonOf(source, limits(1200))).toBe('made');
        expect(await reasonOf(source, limits(1199))).toBe('too-many-pixels');
      },
    );

    it('a bomb by its header, at once and without memory', async () => {
      const before = process.memoryUsage.rss();
      const source = claimedPng(60_000, 60_000);
      expect(source.length).toBeLessThan(100);
      await expect(makePictures(source, [webp(64)], LIMITS)).rejects.toThrow(
        'the source must have at most 50000000 pixels, got 60000 x 60000 = 3600000000',
      );
      expect(process.memoryUsage.rss() - before).toBeLessThan(64 * 1024 * 1024);
    });

    it('text that is named like a picture', async () => {
      expect(await reasonOf(Buffer.from('Dear diary, this is holiday.jpg'))).toBe('not-an-image');
    });

    it.each([
      ['an SVG that reaches out', '<svg><image href="http://169.254.169.254/latest"/></svg>'],
      ['a PDF', '%PDF-1.7'],
    ])('%s', async (_, text) => {
      expect(await reasonOf(Buffer.from(text))).toBe('unsupported-format');
    });

    it('a container that turns out to hold another format', async () => {
      const source = Buffer.concat([
        Buffer.from('GIF89a'),
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      ]);
      expect(['corrupt', 'truncated', 'unsupported-format']).toContain(await reasonOf(source));
    });

    it('samples that are no photograph', async () => {
      const source = floatTiff();
      expect((await sharp(source).metadata()).depth).toBe('float');
      expect(await reasonOf(source)).toBe('unsupported-format');
    });

    it.each(sourceFormats)('a truncated %s', async (format) => {
      const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
      const whole = await sharp({
        create: { width: 200, height: 150, channels: 3, background: '#000', noise },
      })
        .toFormat(format)
        .toBuffer();
      for (const share of [0.03, 0.5, 0.95]) {
        const cut = whole.subarray(0, Math.floor(whole.length * share));
        expect([share, await reasonOf(cut)]).toEqual([share, 'truncated']);
      }
    });

    it('a picture that is broken inside', async () => {
      const source = await photograph(320, 240);
      source.fill(0xff, source.length >> 2, source.length >> 1);
      expect(await reasonOf(source)).toBe('corrupt');
    });

    it('garbage after any known start, always with a reason', async () => {
      const starts = [
        '\xff\xd8\xff\xe0',
        '\x89PNG\r\n\x1a\n',
        'GIF89a',
        'II*\0',
        'RIFF\0\0\0\0WEBP',
      ];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...starts),
          fc.uint8Array({ maxLength: 200 }),
          async (start, rest) => {
            const reason = await reasonOf(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
            expect(['corrupt', 'truncated', 'unsupported-format', 'too-many-pixels']).toContain(
              reason,
            );
          },
        ),
        { numRuns: 60 },
      );
    });

    it('arguments that make no sense, all in one error', async () => {
      await expect(
        makePictures(Buffer.alloc(0), [webp(0, 101)], { maxBytes: 0, maxPixels: 1 }),
      ).rejects.toThrow(
        new RangeError(
          'makePictures: sizes[0].longestEdgePixels must be a whole number between 1 and 16383, got 0; ' +
            'sizes[0].quality must be a whole number between 1 and 100, got 101; ' +
            'limits.maxBytes must be a whole number between 1 and 9007199254740991, got 0',
        ),
      );
    });
  });
});

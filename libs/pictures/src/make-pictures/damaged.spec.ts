import sharp from 'sharp';
import { PictureError } from '../picture-error/picture-error';
import { makePictures } from './make-pictures';

/** Pixels are real here, and the machine may be busy. */
jest.setTimeout(60_000);

const picture = async (source: Buffer): Promise<Buffer> => {
  const size = { longestEdgePixels: 64, format: 'webp', quality: 90 } as const;
  const [made] = await makePictures(source, [size], { maxBytes: 1e7, maxPixels: 1e7 });
  return made?.data ?? Buffer.alloc(0);
};

const reasonOf = async (source: Buffer): Promise<string> => {
  try {
    await picture(source);
    return 'made';
  } catch (error) {
    return error instanceof PictureError ? error.reason : String(error);
  }
};

const NOISE = { type: 'gaussian', mean: 128, sigma: 40 } as const;
const noisy = () =>
  sharp({ create: { width: 160, height: 120, channels: 3, background: '#000', noise: NOISE } });

const segment = (jpeg: Buffer, marker: number): number => jpeg.indexOf(Buffer.from([0xff, marker]));
const insert = (source: Buffer, at: number, ...bytes: readonly number[]): Buffer =>
  Buffer.concat([source.subarray(0, at), Buffer.from(bytes), source.subarray(at)]);
const change = (source: Buffer, at: number, ...bytes: readonly number[]): Buffer => {
  const changed = Buffer.from(source);
  changed.set(bytes, at);
  return changed;
};

/** The last three bytes of the header of the first scan. */
const selectionOf = (jpeg: Buffer): number => {
  const scan = segment(jpeg, 0xda);
  return scan + 2 + jpeg.readUInt16BE(scan + 2) - 3;
};

/** The checksum that follows the first chunk of this type. */
const checksumOf = (png: Buffer, type: string): number => {
  const at = png.indexOf(type, 0, 'latin1');
  return at + 4 + png.readUInt32BE(at - 4);
};

const jpeg = () =>
  noisy()
    .withExif({ IFD0: { Copyright: 'nobody' } })
    .jpeg()
    .toBuffer();
const progressive = () => noisy().jpeg({ progressive: true }).toBuffer();
const png = () => noisy().withMetadata().png().toBuffer();
/** Data of the camera first, then a profile. */
const profiled = () =>
  noisy()
    .withExif({ IFD0: { Copyright: 'nobody' } })
    .withIccProfile('srgb')
    .jpeg()
    .toBuffer();

type Case = [string, () => Promise<Buffer>, (whole: Buffer) => Buffer];

describe('a file that has all its pixels', () => {
  const cases: Case[] = [
    ['Samsung: a selection of 0 to 0', jpeg, (b) => change(b, selectionOf(b), 0, 0, 0)],
    ['Samsung: an approximation of 1', jpeg, (b) => change(b, selectionOf(b), 0, 63, 1)],
    [
      'Pixel: 18 bytes before tables',
      jpeg,
      (b) => insert(b, segment(b, 0xdb), ...Array(18).fill(0)),
    ],
    [
      '18 bytes before a progressive scan',
      progressive,
      (b) => insert(b, segment(b, 0xda), ...Array(18).fill(7)),
    ],
    [
      'bytes before application data',
      profiled,
      (b) => insert(b, segment(b, 0xe2), ...Array(500).fill(9)),
    ],
    ['a camera: bytes after the end', jpeg, (b) => Buffer.concat([b, Buffer.alloc(100)])],
    [
      'Samsung: a trailer after the end',
      jpeg,
      (b) => Buffer.concat([b, Buffer.from('SEFH\0trailer SEFT')]),
    ],
    ['bytes before the end marker', jpeg, (b) => insert(b, b.length - 2, 0, 0, 0, 0)],
    [
      'EXIF data that cannot be read',
      jpeg,
      (b) => change(b, b.indexOf('Exif') + 6, ...Array(24).fill(0xee)),
    ],
    [
      'Samsung: a profile two bytes shorter than it says',
      profiled,
      (b) => {
        const length = b.indexOf('ICC_PROFILE') + 14;
        return change(b, length + 3, (b[length + 3] ?? 0) - 2);
      },
    ],
    ['a wrong checksum of PNG text or profile', png, (b) => change(b, checksumOf(b, 'iCCP'), 0, 0)],
    ['a PNG without its last chunk', png, (b) => b.subarray(0, -12)],
    ['bytes after a PNG', png, (b) => Buffer.concat([b, Buffer.from('more')])],
    ['a GIF without its trailer', () => noisy().gif().toBuffer(), (b) => b.subarray(0, -1)],
    [
      'bytes after a WebP',
      () => noisy().webp().toBuffer(),
      (b) => Buffer.concat([b, Buffer.from('more')]),
    ],
  ];
  it.each(cases)('is read: %s', async (_, make, damage) => {
    const whole = await make();
    const damaged = damage(whole);
    expect(damaged.equals(whole)).toBe(false);
    expect((await picture(damaged)).equals(await picture(whole))).toBe(true);
  });
});

describe('a file whose pixels are missing, wrong or in doubt', () => {
  const cases: [...Case, string][] = [
    ['cut in the middle', jpeg, (b) => b.subarray(0, b.length >> 1), 'truncated'],
    ['without its last two bytes', jpeg, (b) => b.subarray(0, -2), 'truncated'],
    ['without its last byte', jpeg, (b) => b.subarray(0, -1), 'truncated'],
    ['progressive, without its last two bytes', progressive, (b) => b.subarray(0, -2), 'truncated'],
    [
      'cut, and padded with zeros',
      jpeg,
      (b) => Buffer.concat([b.subarray(0, b.length >> 1), Buffer.alloc(b.length >> 1)]),
      'truncated',
    ],
    [
      'with a hole of 0xFF inside',
      jpeg,
      (b) => b.fill(0xff, b.length >> 1, (b.length >> 1) + 200),
      'corrupt',
    ],
    ['with tables that lost their marker', jpeg, (b) => change(b, segment(b, 0xdb), 0), 'corrupt'],
    ['with codes that lost their marker', jpeg, (b) => change(b, segment(b, 0xc4), 0), 'corrupt'],
    [
      'with a profile that lost its marker',
      profiled,
      (b) => change(b, segment(b, 0xe2), 0),
      'corrupt',
    ],
    [
      'progressive, with a selection of 0 to 255',
      progressive,
      (b) => change(b, selectionOf(b), 0, 255, 0),
      'corrupt',
    ],
    [
      'a wrong checksum of PNG pixels',
      png,
      (b) => change(b, checksumOf(b, 'IDAT'), 0, 0),
      'corrupt',
    ],
    [
      'a wrong checksum of a PNG header',
      png,
      (b) => change(b, checksumOf(b, 'IHDR'), 0, 0),
      'corrupt',
    ],
    [
      'a WebP without its last two bytes',
      () => noisy().webp().toBuffer(),
      (b) => b.subarray(0, -2),
      'truncated',
    ],
  ];
  it.each(cases)('is refused: %s', async (_, make, damage, reason) => {
    expect(await reasonOf(damage(await make()))).toBe(reason);
  });
});

describe('a CIELab TIFF', () => {
  /** One color, uncompressed, with samples as TIFF 6.0 has them: a* and b* are signed. */
  const cielab = (color: readonly number[], bits: 8 | 16, width = 80, height = 40): Buffer => {
    const channels = color.length;
    const entries = [
      [256, 3, 1, width],
      [257, 3, 1, height],
      [258, 3, channels, 200],
      [259, 3, 1, 1],
      [262, 3, 1, 8],
      [273, 4, 1, 208],
      [277, 3, 1, channels],
      [278, 3, 1, height],
      [279, 4, 1, (width * height * channels * bits) / 8],
      ...(channels > 3 ? [[338, 3, 1, 2]] : []),
    ];
    const source = Buffer.alloc(208 + (width * height * channels * bits) / 8);
    source.write('II*\0', 'latin1');
    source.writeUInt32LE(8, 4);
    source.writeUInt16LE(entries.length, 8);
    entries.forEach(([tag = 0, type = 0, count = 0, value = 0], index) => {
      const at = 10 + index * 12;
      source.writeUInt16LE(tag, at);
      source.writeUInt16LE(type, at + 2);
      source.writeUInt32LE(count, at + 4);
      source.writeUInt32LE(value, at + 8);
    });
    for (let channel = 0; channel < channels; channel += 1) {
      source.writeUInt16LE(bits, 200 + channel * 2);
    }
    for (let sample = 0; sample < width * height * channels; sample += 1) {
      const value = color[sample % channels] ?? 0;
      if (bits === 8) source.writeUInt8(value & 0xff, 208 + sample);
      else source.writeUInt16LE((value << 8) & 0xffff, 208 + sample * 2);
    }
    return source;
  };

  it.each([8, 16] as const)('of %i bits has its colors', async (bits) => {
    const { data, info } = await sharp(await picture(cielab([137, 40, -60], bits)))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([64, 32, 3]);
    // L* 53.7, a* 40, b* -60 under D50 is a violet.
    const [red = 0, green = 0, blue = 0] = data;
    expect(Math.abs(red - 147)).toBeLessThan(8);
    expect(Math.abs(green - 103)).toBeLessThan(8);
    expect(Math.abs(blue - 232)).toBeLessThan(8);
  });

  it('keeps its alpha', async () => {
    const { hasAlpha } = await sharp(await picture(cielab([137, 40, -60, 128], 8))).metadata();
    expect(hasAlpha).toBe(true);
  });

  it('that was cut off is refused', async () => {
    const whole = cielab([137, 40, -60], 8);
    expect(await reasonOf(whole.subarray(0, whole.length >> 1))).toBe('corrupt');
  });

  it('is held to the limits', async () => {
    const size = { longestEdgePixels: 64, format: 'webp', quality: 90 } as const;
    const source = cielab([137, 0, 0], 8);
    await expect(
      makePictures(source, [size], { maxBytes: 1e7, maxPixels: 3_199 }),
    ).rejects.toMatchObject({ reason: 'too-many-pixels' });
  });
});

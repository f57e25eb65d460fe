import fc from 'fast-check';
import sharp from 'sharp';
import { repairJpeg } from './jpeg-repair';

const NOISE = { type: 'gaussian', mean: 128, sigma: 30 } as const;
const photo = (options: sharp.JpegOptions = {}): Promise<Buffer> =>
  sharp({ create: { width: 96, height: 64, channels: 3, background: '#3377aa', noise: NOISE } })
    .withMetadata({ orientation: 6 })
    .jpeg(options)
    .toBuffer();

const scanOf = (jpeg: Buffer): number => jpeg.indexOf(Buffer.from([0xff, 0xda]));

/** Spectral selection and approximation are the last three bytes of a scan's header. */
const withSelection = (jpeg: Buffer, ...selection: readonly number[]): Buffer => {
  const changed = Buffer.from(jpeg);
  const scan = scanOf(jpeg);
  changed.set(selection, scan + 2 + jpeg.readUInt16BE(scan + 2) - 3);
  return changed;
};

const insert = (jpeg: Buffer, at: number, bytes: Buffer): Buffer =>
  Buffer.concat([jpeg.subarray(0, at), bytes, jpeg.subarray(at)]);

it.each([{}, { progressive: true }])('leaves a JPEG %j as it is', async (options) => {
  const jpeg = await photo(options);
  expect(repairJpeg(jpeg)).toBe(jpeg);
});

it.each([
  [0, 0, 0],
  [0, 63, 1],
  [1, 63, 0],
  [255, 255, 255],
])(
  'sets the only selection that a sequential scan can have instead of %i %i %i',
  async (...wrong) => {
    const jpeg = await photo();
    expect(repairJpeg(withSelection(jpeg, ...wrong)).equals(jpeg)).toBe(true);
  },
);

it('leaves the selection of a progressive scan, which has a meaning', async () => {
  const jpeg = withSelection(await photo({ progressive: true }), 0, 0, 0);
  expect(repairJpeg(jpeg)).toBe(jpeg);
});

it.each([1, 18, 24_242])('takes %i bytes between two segments away', async (bytes) => {
  const jpeg = await photo();
  const afterFirst = 4 + jpeg.readUInt16BE(4);
  for (const at of [2, afterFirst, scanOf(jpeg)]) {
    expect(repairJpeg(insert(jpeg, at, Buffer.alloc(bytes, 0x11))).equals(jpeg)).toBe(true);
  }
});

it.each([
  ['tables', 0xdb],
  ['EXIF data', 0xe1],
])('leaves a file whose %s lost their marker', async (_, marker) => {
  const jpeg = await photo();
  jpeg[jpeg.indexOf(Buffer.from([0xff, marker]))] = 0;
  expect(repairJpeg(jpeg)).toBe(jpeg);
});

it('leaves a file without its last two bytes', async () => {
  const jpeg = (await photo()).subarray(0, -2);
  expect(repairJpeg(jpeg)).toBe(jpeg);
});

it('never fails', async () => {
  const jpeg = await photo();
  const damage = fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { maxLength: 20 });
  fc.assert(
    fc.property(damage, fc.nat(jpeg.length), (changes, length) => {
      const damaged = Buffer.from(jpeg);
      for (const [at, value] of changes) damaged[at] = value;
      expect(repairJpeg(damaged.subarray(0, length)).length).toBeLessThanOrEqual(length);
    }),
  );
});

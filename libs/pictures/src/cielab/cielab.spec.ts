import { cielabAsRgb, toSrgb, unsignedBytes } from './cielab';

/** A directory with nothing but a photometric interpretation. */
const tiff = (order: 'II' | 'MM', photometric: number): Buffer => {
  const source = Buffer.alloc(26);
  source.write(order, 'latin1');
  const short = (value: number, at: number) =>
    order === 'II' ? source.writeUInt16LE(value, at) : source.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    order === 'II' ? source.writeUInt32LE(value, at) : source.writeUInt32BE(value, at);
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(262, 10);
  short(3, 12);
  long(1, 14);
  short(photometric, 18);
  return source;
};

it.each(['II', 'MM'] as const)('calls CIELab RGB in the order %s, in a copy', (order) => {
  const source = tiff(order, 8);
  expect(cielabAsRgb(source)).toEqual(tiff(order, 2));
  expect(source).toEqual(tiff(order, 8));
});

it.each([1, 2, 5, 6, 9])('leaves photometric interpretation %i to the decoder', (photometric) => {
  expect(cielabAsRgb(tiff('II', photometric))).toBeUndefined();
});

it.each([0, 7, 9, 21])('leaves a file that ends after %i bytes to the decoder', (length) => {
  expect(cielabAsRgb(tiff('II', 8).subarray(0, length))).toBeUndefined();
});

it('adds 128 to signed samples of 8 bits, and keeps alpha', () => {
  const samples = Buffer.from([200, 0, 127, 255, 10, 0x80, 0xff, 7]);
  expect([...unsignedBytes(samples, 4, 8)]).toEqual([200, 128, 255, 255, 10, 0, 127, 7]);
});

it('keeps the upper byte of samples of 16 bits', () => {
  const samples = Buffer.from(Int16Array.of(-1, 0, -256).buffer);
  expect([...unsignedBytes(samples, 3, 16)]).toEqual([255, 128, 127]);
});

// By ICC's own white and Bradford's matrix; see brucelindbloom.com for the same figures.
it.each([
  ['white', [255, 128, 128], [255, 255, 255]],
  ['black', [0, 128, 128], [0, 0, 0]],
  ['middle grey', [137, 128, 128], [128, 128, 128]],
  ['red', [138, 128 + 81, 128 + 70], [255, 0, 0]],
  ['green', [224, 128 - 79, 128 + 81], [0, 255, 0]],
  ['blue', [75, 128 + 68, 128 - 112], [0, 0, 255]],
])('turns %s into sRGB', (_, lab, srgb) => {
  const bytes = Buffer.from([...lab, 77]);
  toSrgb(bytes, 4);
  srgb.forEach((value, channel) => {
    // A step of L*a*b* in 8 bits is up to three of sRGB near its corners.
    expect(Math.abs((bytes[channel] ?? 0) - value)).toBeLessThanOrEqual(value === 0 ? 30 : 4);
  });
  expect(bytes[3]).toBe(77);
});

const PHOTOMETRIC_INTERPRETATION = 262;
const RGB = 2;
const CIELAB = 8;

/** Where a TIFF's first directory says how its samples are to be read; undefined unless it says CIELab. */
function cielabEntry(source: Buffer): number | undefined {
  const has = (offset: number, bytes: number): boolean => offset + bytes <= source.length;
  if (!has(0, 8)) return undefined;
  const directory = uint(source, 4, 4);
  if (!has(directory, 2)) return undefined;
  const entries = uint(source, directory, 2);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (!has(entry, 12)) return undefined;
    if (uint(source, entry, 2) === PHOTOMETRIC_INTERPRETATION) {
      return uint(source, entry + 8, 2) === CIELAB ? entry : undefined;
    }
  }
  return undefined;
}

function uint(source: Buffer, offset: number, bytes: 2 | 4): number {
  return source[0] === 0x49 ? source.readUIntLE(offset, bytes) : source.readUIntBE(offset, bytes);
}

/**
 * A copy of a CIELab TIFF that says of its samples that they are RGB, which libvips passes on as they are; undefined for
 * every other TIFF. libvips reads an 8-bit CIELab TIFF as a kind of image that it then refuses itself.
 */
export function cielabAsRgb(source: Buffer): Buffer | undefined {
  const entry = cielabEntry(source);
  if (entry === undefined) return undefined;
  const copy = Buffer.from(source);
  if (copy[0] === 0x49) copy.writeUInt16LE(RGB, entry + 8);
  else copy.writeUInt16BE(RGB, entry + 8);
  return copy;
}

/**
 * Samples of 8 or 16 bits as bytes of which all are positive, so that pixels can be averaged: a* and b* are signed in a
 * TIFF (TIFF 6.0, section 23), and get 128 added.
 */
export function unsignedBytes(samples: Buffer, channels: number, bits: 8 | 16): Buffer {
  const bytes = bits === 8 ? samples : Buffer.alloc(samples.length >> 1);
  if (bits === 16) {
    const words = new Uint16Array(samples.buffer, samples.byteOffset, bytes.length);
    words.forEach((word, index) => {
      bytes[index] = word >> 8;
    });
  }
  for (let at = 0; at < bytes.length; at += channels) {
    bytes[at + 1] = (bytes[at + 1] ?? 0) ^ 0x80;
    bytes[at + 2] = (bytes[at + 2] ?? 0) ^ 0x80;
  }
  return bytes;
}

/** CIE 15: above this, a cube root; below, a line. */
const DELTA = 6 / 29;
const inverse = (value: number): number =>
  value > DELTA ? value ** 3 : 3 * DELTA ** 2 * (value - 4 / 29);

/** The white of print, D50, to which L*a*b* in TIFF refers. */
const WHITE = [0.96422, 1, 0.82521] as const;

/** XYZ under D50 to linear sRGB, with Bradford's adaptation to D65 (ICC.1, annex E; IEC 61966-2-1). */
const TO_SRGB = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

const encoded = (linear: number): number => {
  const value = Math.min(1, Math.max(0, linear));
  return Math.round(
    255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055),
  );
};

/** Turns the bytes of {@link unsignedBytes} into sRGB, in place; what follows the third channel stays. */
export function toSrgb(bytes: Buffer, channels: number): void {
  for (let at = 0; at < bytes.length; at += channels) {
    const lightness = ((bytes[at] ?? 0) * 100) / 255;
    const a = (bytes[at + 1] ?? 0) - 128;
    const b = (bytes[at + 2] ?? 0) - 128;
    const y = (lightness + 16) / 116;
    const x = inverse(y + a / 500) * WHITE[0];
    const z = inverse(y - b / 200) * WHITE[2];
    const middle = inverse(y) * WHITE[1];
    TO_SRGB.forEach(([fromX, fromY, fromZ], channel) => {
      bytes[at + channel] = encoded(fromX * x + fromY * middle + fromZ * z);
    });
  }
}

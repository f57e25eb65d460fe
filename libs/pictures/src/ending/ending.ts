import type { SourceFormat } from '../source-format/source-format';

/**
 * Whether `source` stops before the place where its own format says that it ends.
 *
 * Reads marks only, never pixels; asked after a decoder has failed, to tell an upload that was cut off from a file
 * that is broken inside.
 */
export function endsEarly(source: Buffer, format: SourceFormat): boolean {
  switch (format) {
    case 'jpeg':
      // Cameras append previews and padding, so the end-of-image marker only has to be near the end.
      return source.subarray(-64).lastIndexOf(Buffer.from([0xff, 0xd9])) < 0;
    case 'png':
      return source.subarray(-64).lastIndexOf('IEND') < 0;
    case 'gif':
      return source.at(-1) !== 0x3b;
    case 'webp':
      return source.length < 12 || source.readUInt32LE(4) + 8 > source.length;
    case 'avif':
      return boxesEndEarly(source);
    case 'tiff':
      return directoryEndsEarly(source);
  }
}

/** An ISO media file is a row of boxes, each with its length first; 0 means "to the end", 1 "64 bits follow". */
function boxesEndEarly(source: Buffer): boolean {
  let offset = 0;
  while (offset < source.length) {
    if (offset + 8 > source.length) {
      return true;
    }
    const length = source.readUInt32BE(offset);
    if (length === 0) {
      return false;
    }
    if (length === 1 && offset + 16 > source.length) {
      return true;
    }
    const whole = length === 1 ? Number(source.readBigUInt64BE(offset + 8)) : length;
    if (whole < 8) {
      return false;
    }
    offset += whole;
  }
  return offset > source.length;
}

/** Bytes of one value, by the type of a TIFF entry; types that nobody uses count as one. */
const TIFF_TYPE_BYTES = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** Writers put the directory and its longer values behind the pixels, so a file that was cut off has lost them. */
function directoryEndsEarly(source: Buffer): boolean {
  const little = source[0] === 0x49;
  const has = (offset: number, bytes: number): boolean => offset + bytes <= source.length;
  const uint16 = (offset: number): number =>
    little ? source.readUInt16LE(offset) : source.readUInt16BE(offset);
  const uint32 = (offset: number): number =>
    little ? source.readUInt32LE(offset) : source.readUInt32BE(offset);
  if (!has(4, 4) || !has(uint32(4), 2)) {
    return true;
  }
  const first = uint32(4) + 2;
  const entries = uint16(first - 2);
  if (!has(first, entries * 12)) {
    return true;
  }
  return Array.from({ length: entries }, (_, index) => first + index * 12).some((entry) => {
    const bytes = (TIFF_TYPE_BYTES[uint16(entry + 2)] ?? 1) * uint32(entry + 4);
    return bytes > 4 && !has(uint32(entry + 8), bytes);
  });
}

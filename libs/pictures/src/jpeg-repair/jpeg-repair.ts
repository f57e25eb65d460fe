const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Baseline and extended sequential Huffman coding: each scan holds whole coefficients. */
const SEQUENTIAL_FRAMES = [0xc0, 0xc1];

/** Segments that have a length: frames, tables, scans, application data and comments. */
const isSegment = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf) ||
  (marker >= START_OF_SCAN && marker <= 0xef) ||
  marker === 0xfe;

/** Colors and orientation depend on these, which stand at the start of application data. */
const NEEDED = /Exif|Adobe|ICC_PROFILE/;

/** Whether bytes between segments are what is left of one: its tables would be missing, and pixels be wrong. */
const isDamagedSegment = (gap: Buffer): boolean =>
  NEEDED.test(gap.toString('latin1')) ||
  (gap.length >= 4 && gap.readUInt16BE(2) + 2 === gap.length);

interface Header {
  /** Where segments start and end; bytes between two of them belong to none. */
  readonly segments: readonly { readonly start: number; readonly end: number }[];
  readonly sequential: boolean;
  /** The first scan's header, which is the last of the segments. */
  readonly scan: { readonly start: number; readonly end: number };
}

/**
 * A JPEG whose pixels are whole, in a form that a strict decoder reads; the same buffer where there is nothing to do.
 *
 * Only two departures are repaired, neither of which touches a coefficient:
 *
 * - bytes between two segments of the header, which every decoder passes over
 * - the spectral selection of a sequential scan, which has only one legal value and is not used in decoding
 */
export function repairJpeg(source: Buffer): Buffer {
  const header = readHeader(source);
  if (header === undefined) return source;
  const { segments, sequential, scan } = header;
  const selection = scan.start + 5 + 2 * (source[scan.start + 4] ?? 0);
  const hasSelection = selection + 3 <= scan.end;
  const wrongSelection =
    sequential &&
    hasSelection &&
    (source[selection] !== 0 || source[selection + 1] !== 63 || source[selection + 2] !== 0);
  const hasGaps = segments.some(({ start }, at) => start !== (segments[at - 1]?.end ?? 2));
  if (!wrongSelection && !hasGaps) return source;
  const before = segments.slice(0, -1).map(({ start, end }) => source.subarray(start, end));
  const firstScan = wrongSelection
    ? [
        source.subarray(scan.start, selection),
        Buffer.from([0, 63, 0]),
        source.subarray(selection + 3),
      ]
    : [source.subarray(scan.start)];
  return Buffer.concat([source.subarray(0, 2), ...before, ...firstScan]);
}

/** The segments up to the first scan; undefined where they cannot be followed. */
function readHeader(source: Buffer): Header | undefined {
  const segments: { start: number; end: number }[] = [];
  let frame: number | undefined;
  let offset = 2;
  while (offset < source.length) {
    const start = nextSegment(source, offset);
    if (start === undefined) return undefined;
    if (isDamagedSegment(source.subarray(offset, start))) return undefined;
    const marker = source[start + 1] ?? 0;
    if (start + 4 > source.length) return undefined;
    const end = start + 2 + source.readUInt16BE(start + 2);
    if (end > source.length) return undefined;
    segments.push({ start, end });
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      frame = marker;
    }
    if (marker === START_OF_SCAN) {
      if (frame === undefined) return undefined;
      return { segments, sequential: SEQUENTIAL_FRAMES.includes(frame), scan: { start, end } };
    }
    offset = end;
  }
  return undefined;
}

/** Where the next segment starts, passing over what is none; any number of 0xFF may stand before a marker. */
function nextSegment(source: Buffer, from: number): number | undefined {
  for (let at = source.indexOf(0xff, from); at >= 0; at = source.indexOf(0xff, at + 1)) {
    const marker = source[at + 1] ?? 0;
    if (isSegment(marker)) return at;
    // The end, or pixels outside a scan: not a header.
    if (marker === END_OF_IMAGE) return undefined;
  }
  return undefined;
}

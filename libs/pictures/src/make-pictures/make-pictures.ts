import sharp from 'sharp';
import type { Metadata, OutputInfo, Sharp } from 'sharp';
import { cielabAsRgb, toSrgb, unsignedBytes } from '../cielab/cielab';
import { endsEarly } from '../ending/ending';
import { repairJpeg } from '../jpeg-repair/jpeg-repair';
import { PictureError } from '../picture-error/picture-error';
import { outside, pictureFormats, sizeProblems } from '../picture-size/picture-size';
import type { PictureFormat, PictureSize } from '../picture-size/picture-size';
import { recognizeFormat } from '../source-format/source-format';
import type { SourceFormat } from '../source-format/source-format';

/** Bounds on a source, checked before any pixel is decoded. */
export interface PictureLimits {
  /** Largest file, in bytes. */
  readonly maxBytes: number;

  /** Largest picture, width times height of its first frame. */
  readonly maxPixels: number;
}

/** A picture that was made. */
export interface Picture {
  readonly data: Buffer;
  readonly format: PictureFormat;
  readonly contentType: string;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** Decoded, upright, 8-bit sRGB with or without alpha. */
interface Pixels {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

/** The cache keeps decoded pictures that never come again: 1249 MB instead of 343 over eight of 48 megapixels. */
sharp.cache(false);

/** JPEG has no alpha: what shines through is white, as on a page. */
const JPEG_BACKGROUND = '#ffffff';

/** CMYK with alpha is the most that a photograph has; scientific TIFFs with hundreds of bands are bombs here. */
const MAX_CHANNELS = 5;

/**
 * Makes every size of `sizes`, in their order, from one decode of `source`.
 *
 * The largest size is decoded with the decoder's own shrinking; the smaller ones are made from its pixels. Every picture
 * is upright (EXIF orientation applied), in sRGB, without metadata but its `identifier`, never larger than the source, and
 * keeps its alpha; JPEG, which has none, gets a white background. Of an animation only the first frame is read.
 *
 * Holds the pixels of the largest size, never those of the whole source, unless its format can only be decoded whole
 * (WebP, AVIF, interlaced PNG, CIELab TIFF).
 *
 * @throws PictureError when the source is at fault; its `reason` says how
 * @throws RangeError when `sizes` or `limits` are, with all problems in one message
 */
export async function makePictures(
  source: Buffer,
  sizes: readonly PictureSize[],
  limits: PictureLimits,
): Promise<Picture[]> {
  rejectArguments(sizes, limits);
  const format = checkBytes(source, limits);
  const cielab = format === 'tiff' ? cielabAsRgb(source) : undefined;
  const readable = cielab ?? (format === 'jpeg' ? repairJpeg(source) : source);
  const largest = Math.max(...sizes.map((size) => size.longestEdgePixels));
  const pixels = await orWhy(source, format, async () => {
    const metadata = await readHeader(readable);
    checkHeader(metadata, format, limits);
    return cielab === undefined
      ? decode(readable, metadata, limits, largest)
      : decodeCielab(readable, metadata, limits, largest);
  });
  const pictures: Picture[] = [];
  // One after the other: a second encoder would double the memory and wait for the same cores.
  for (const size of sizes) {
    pictures.push(await encode(pixels, size));
  }
  return pictures;
}

function rejectArguments(sizes: readonly PictureSize[], limits: PictureLimits): void {
  const problems = [
    ...sizeProblems(sizes),
    ...outside('limits.maxBytes', limits.maxBytes, 1, Number.MAX_SAFE_INTEGER),
    ...outside('limits.maxPixels', limits.maxPixels, 1, Number.MAX_SAFE_INTEGER),
  ];
  if (problems.length > 0) {
    throw new RangeError(`makePictures: ${problems.join('; ')}`);
  }
}

function checkBytes(source: Buffer, { maxBytes }: PictureLimits): SourceFormat {
  if (source.length === 0) {
    throw new PictureError('empty', 'the source has no bytes');
  }
  if (source.length > maxBytes) {
    throw new PictureError(
      'too-many-bytes',
      `the source must have at most ${maxBytes} bytes, got ${source.length}`,
    );
  }
  const recognized = recognizeFormat(source);
  if (recognized.kind === 'unknown') {
    throw new PictureError('not-an-image', 'the source does not start like any known picture');
  }
  if (recognized.kind === 'refused') {
    throw unsupported(recognized.name);
  }
  return recognized.format;
}

/** What `read` makes of a source; when a decoder fails, the reason that the source itself gives. */
async function orWhy<Result>(
  source: Buffer,
  format: SourceFormat,
  read: () => Promise<Result>,
): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof PictureError ? error : unreadable(source, format, error);
  }
}

/** Reads the header alone; the bound on pixels is checked here, so that its error can tell the number. */
function readHeader(source: Buffer): Promise<Metadata> {
  return sharp(source, { limitInputPixels: false }).metadata();
}

function checkHeader(metadata: Metadata, format: SourceFormat, { maxPixels }: PictureLimits): void {
  const decoder =
    metadata.format === 'heif' && metadata.compression === 'av1' ? 'avif' : metadata.format;
  if (decoder !== format) {
    throw unsupported(`${format} that reads as ${metadata.format}`);
  }
  if (metadata.channels > MAX_CHANNELS) {
    throw unsupported(`${format} with ${metadata.channels} channels`);
  }
  if (metadata.depth !== 'uchar' && metadata.depth !== 'ushort') {
    throw unsupported(`${format} with samples of type ${metadata.depth}`);
  }
  const pixels = metadata.width * metadata.height;
  if (pixels > maxPixels) {
    throw new PictureError(
      'too-many-pixels',
      `the source must have at most ${maxPixels} pixels, got ${metadata.width} x ${metadata.height} = ${pixels}`,
    );
  }
}

function decode(
  source: Buffer,
  metadata: Metadata,
  limits: PictureLimits,
  longestEdgePixels: number,
): Promise<Pixels> {
  const upright = sharp(source, { failOn: 'warning', limitInputPixels: limits.maxPixels, pages: 1 })
    .autoOrient()
    .resize(inside(longestEdgePixels))
    .toColourspace('srgb');
  // libvips converts 16-bit pixels that carry a profile to Display P3; only an output profile brings them to sRGB.
  const wide = metadata.space === 'rgb16' && metadata.hasProfile;
  const srgb = wide ? upright.withIccProfile('srgb', { attach: false }) : upright;
  return srgb.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
}

/** Decodes what {@link cielabAsRgb} has made of a TIFF: whole, since its signed samples cannot be averaged as they are. */
async function decodeCielab(
  source: Buffer,
  { depth }: Metadata,
  limits: PictureLimits,
  longestEdgePixels: number,
): Promise<Pixels> {
  const bits = depth === 'ushort' ? 16 : 8;
  const whole = await sharp(source, {
    failOn: 'warning',
    limitInputPixels: limits.maxPixels,
    pages: 1,
    ignoreIcc: true,
  })
    .autoOrient()
    .toColourspace(bits === 16 ? 'rgb16' : 'srgb')
    .raw({ depth: bits === 16 ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = whole.info;
  const bytes = unsignedBytes(whole.data, channels, bits);
  const pixels = await sharp(bytes, { raw: { width, height, channels }, limitInputPixels: false })
    .resize(inside(longestEdgePixels))
    .raw()
    .toBuffer({ resolveWithObject: true });
  toSrgb(pixels.data, pixels.info.channels);
  return pixels;
}

async function encode({ data, info }: Pixels, size: PictureSize): Promise<Picture> {
  const { width, height, channels } = info;
  const resized = sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).resize(
    inside(size.longestEdgePixels),
  );
  const encoder = withEncoder(resized, size);
  const { identifier } = size;
  const named = identifier === undefined ? encoder : encoder.withXmp(xmpOf(identifier));
  const made = await named.toBuffer({ resolveWithObject: true });
  return {
    data: made.data,
    format: size.format,
    contentType: pictureFormats[size.format].contentType,
    widthPixels: made.info.width,
    heightPixels: made.info.height,
  };
}

function withEncoder(pixels: Sharp, { format, quality, effort }: PictureSize): Sharp {
  switch (format) {
    case 'jpeg':
      return pixels.flatten({ background: JPEG_BACKGROUND }).jpeg({ quality, mozjpeg: true });
    case 'webp':
      return pixels.webp({ quality, effort: effort ?? pictureFormats.webp.defaultEffort });
    case 'avif':
      return pixels.avif({ quality, effort: effort ?? pictureFormats.avif.defaultEffort });
  }
}

/** The shortest XMP packet with a `dc:identifier` (XMP specification, part 1). */
function xmpOf(identifier: string): string {
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:identifier="${identifier}"/>` +
    '</rdf:RDF></x:xmpmeta>'
  );
}

function inside(longestEdgePixels: number) {
  return {
    width: longestEdgePixels,
    height: longestEdgePixels,
    fit: 'inside',
    withoutEnlargement: true,
  } as const;
}

function unsupported(what: string): PictureError {
  return new PictureError(
    'unsupported-format',
    `the source must be JPEG, PNG, WebP, AVIF, TIFF or GIF, got ${what}`,
  );
}

function unreadable(source: Buffer, format: SourceFormat, error: unknown): PictureError {
  const reason = endsEarly(source, format) ? 'truncated' : 'corrupt';
  const said = (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1);
  return new PictureError(reason, `the source is ${reason} (${format}): ${said}`, { cause: error });
}

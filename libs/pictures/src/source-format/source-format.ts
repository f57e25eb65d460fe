/** What {@link makePictures} reads. */
export const sourceFormats = ['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'] as const;

/** One of {@link sourceFormats}. */
export type SourceFormat = (typeof sourceFormats)[number];

interface Signature<Name> {
  readonly name: Name;
  readonly matches: (head: Buffer) => boolean;
}

const startsWith =
  (bytes: readonly number[] | string, offset = 0) =>
  (head: Buffer): boolean => {
    const expected = Buffer.from(bytes as string);
    return head.subarray(offset, offset + expected.length).equals(expected);
  };

/** The brands of an ISO media file (`ftyp`): major first, compatible ones after the minor version. */
const hasBrand =
  (...brands: readonly string[]) =>
  (head: Buffer): boolean => {
    if (!startsWith('ftyp', 4)(head)) {
      return false;
    }
    const end = Math.min(head.readUInt32BE(0), head.length);
    for (let offset = 8; offset + 4 <= end; offset += 4) {
      if (offset !== 12 && brands.includes(head.toString('latin1', offset, offset + 4))) {
        return true;
      }
    }
    return false;
  };

/** Text, after a byte order mark and white space, that is XML or has an `svg` element near its start. */
const isMarkupOfPictures = (head: Buffer): boolean =>
  /^\uFEFF?\s*(<\?xml|<!doctype svg|<svg|<!--[^]*<svg)/i.test(head.toString('utf8'));

const readable: readonly Signature<SourceFormat>[] = [
  { name: 'jpeg', matches: startsWith([0xff, 0xd8, 0xff]) },
  { name: 'png', matches: startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { name: 'gif', matches: (head) => startsWith('GIF87a')(head) || startsWith('GIF89a')(head) },
  { name: 'webp', matches: (head) => startsWith('RIFF')(head) && startsWith('WEBP', 8)(head) },
  {
    name: 'tiff',
    matches: (head) =>
      startsWith([0x49, 0x49, 0x2a, 0x00])(head) || startsWith([0x4d, 0x4d, 0x00, 0x2a])(head),
  },
  { name: 'avif', matches: hasBrand('avif', 'avis') },
];

const refused: readonly Signature<string>[] = [
  { name: 'SVG', matches: isMarkupOfPictures },
  { name: 'PDF', matches: startsWith('%PDF') },
  { name: 'PostScript', matches: startsWith('%!PS') },
  { name: 'HEIC', matches: hasBrand('heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1') },
  { name: 'JPEG XL', matches: startsWith([0xff, 0x0a]) },
  { name: 'JPEG XL', matches: startsWith('JXL ', 4) },
  { name: 'JPEG 2000', matches: startsWith('jP  ', 4) },
  { name: 'BMP', matches: startsWith('BM') },
  { name: 'ICO', matches: startsWith([0x00, 0x00, 0x01, 0x00]) },
  { name: 'Photoshop', matches: startsWith('8BPS') },
  { name: 'OpenEXR', matches: startsWith([0x76, 0x2f, 0x31, 0x01]) },
  { name: 'gzip (perhaps a compressed SVG)', matches: startsWith([0x1f, 0x8b]) },
];

/** What a file is by its first bytes; a name or a content type is only what somebody claimed. */
export type RecognizedFormat =
  | { readonly kind: 'readable'; readonly format: SourceFormat }
  | { readonly kind: 'refused'; readonly name: string }
  | { readonly kind: 'unknown' };

/** Tells what `source` is by its first bytes, so that no decoder sees what it must not. */
export function recognizeFormat(source: Buffer): RecognizedFormat {
  const head = source.subarray(0, 1024);
  const known = readable.find((signature) => signature.matches(head));
  if (known) {
    return { kind: 'readable', format: known.name };
  }
  const other = refused.find((signature) => signature.matches(head));
  return other ? { kind: 'refused', name: other.name } : { kind: 'unknown' };
}

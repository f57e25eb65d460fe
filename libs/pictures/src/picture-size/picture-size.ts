/**
 * What {@link makePictures} writes, with the content type, the usual extension and the effort a picture is worth.
 *
 * The efforts are where bytes stop paying for time at 640 px: WebP 2 and AVIF 0 cost 1.3 and 1.5 times a plain JPEG
 * (AVIF's own default, 4, costs 19 times); JPEG always goes through mozjpeg.
 */
export const pictureFormats = {
  jpeg: { contentType: 'image/jpeg', extension: 'jpg', defaultEffort: undefined, maxEffort: 0 },
  webp: { contentType: 'image/webp', extension: 'webp', defaultEffort: 2, maxEffort: 6 },
  avif: { contentType: 'image/avif', extension: 'avif', defaultEffort: 0, maxEffort: 9 },
} as const;

/** What {@link makePictures} can write. */
export type PictureFormat = keyof typeof pictureFormats;

/** WebP cannot be larger, and the other formats keep to the same bound. */
export const MAX_EDGE_PIXELS = 16_383;

/** One picture to make. */
export interface PictureSize {
  /** Longest edge of the picture, 1–16383. A smaller source is never enlarged. */
  readonly longestEdgePixels: number;

  readonly format: PictureFormat;

  /** 1 (small) to 100 (faithful). */
  readonly quality: number;

  /**
   * How long the encoder looks for fewer bytes: WebP 0–6, AVIF 0–9. JPEG has no such setting and rejects it.
   *
   * @default - 2 for WebP, 0 for AVIF
   */
  readonly effort?: number;

  /**
   * Text that tells this picture from others with the same pixels: letters, digits and `:._-`, up to 200 of them. The
   * file holds it as it is, as XMP's `dc:identifier`.
   *
   * @default - no metadata at all
   */
  readonly identifier?: string;
}

/** Everything wrong with `sizes`, one line a problem; empty when nothing is. */
export function sizeProblems(sizes: readonly PictureSize[]): string[] {
  if (sizes.length === 0) {
    return ['sizes must hold at least one size, got none'];
  }
  return sizes.flatMap((size, index) => {
    if (!Object.hasOwn(pictureFormats, size.format)) {
      return [`sizes[${index}].format must be jpeg, webp or avif, got ${String(size.format)}`];
    }
    return [
      ...outside(`sizes[${index}].longestEdgePixels`, size.longestEdgePixels, 1, MAX_EDGE_PIXELS),
      ...outside(`sizes[${index}].quality`, size.quality, 1, 100),
      ...effortProblems(`sizes[${index}].effort`, size),
      ...identifierProblems(`sizes[${index}].identifier`, size),
    ];
  });
}

function effortProblems(name: string, { effort, format }: PictureSize): string[] {
  if (effort === undefined) {
    return [];
  }
  return format === 'jpeg'
    ? [`${name} has no meaning for jpeg, got ${effort}: leave it out`]
    : outside(name, effort, 0, pictureFormats[format].maxEffort);
}

function identifierProblems(name: string, { identifier }: PictureSize): string[] {
  return identifier === undefined || /^[A-Za-z0-9:._-]{1,200}$/.test(identifier)
    ? []
    : [`${name} must be 1 to 200 letters, digits or any of :._-, got ${identifier}`];
}

/** A problem when `value` is not a whole number from `min` to `max`. */
export function outside(name: string, value: number, min: number, max: number): string[] {
  return Number.isInteger(value) && value >= min && value <= max
    ? []
    : [`${name} must be a whole number between ${min} and ${max}, got ${value}`];
}

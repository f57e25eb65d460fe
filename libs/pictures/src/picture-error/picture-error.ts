/**
 * Why a source cannot become a picture. The words are a contract: logs, alarms and tests match them.
 *
 * - `empty`: no bytes at all
 * - `too-many-bytes`, `too-many-pixels`: over a limit the caller set, found without decoding
 * - `not-an-image`: nothing that is known starts like this
 * - `unsupported-format`: known, and refused: SVG and PDF because they can reach out, others for want of a decoder
 * - `truncated`: the file stops before its format says that it ends
 * - `corrupt`: whole, yet the decoder cannot read it
 */
export const pictureErrorReasons = [
  'empty',
  'too-many-bytes',
  'too-many-pixels',
  'not-an-image',
  'unsupported-format',
  'truncated',
  'corrupt',
] as const;

/** One of {@link pictureErrorReasons}. */
export type PictureErrorReason = (typeof pictureErrorReasons)[number];

/** The source itself is at fault: the same bytes fail again, whenever they are tried. */
export class PictureError extends Error {
  override readonly name = 'PictureError';

  constructor(
    readonly reason: PictureErrorReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

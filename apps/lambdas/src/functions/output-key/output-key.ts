import { createHash } from 'node:crypto';

/** Longest key, in bytes of UTF-8 (S3 User Guide, "Naming Amazon S3 objects"). */
const MAX_KEY_BYTES = 1024;

/**
 * Key of the picture of `sourceKey`: `upload/a.png` becomes `thumbnail/upload/a.png.webp`.
 *
 * The source's extension stays, so that `a.png` and `a.jpg` are two pictures. A key that would be longer than S3 allows
 * keeps as much of the source's as fits and ends in a hash of all of it: no two sources share a picture.
 */
export function outputKey(prefix: string, sourceKey: string, extension: string): string {
  const whole = `${prefix}${sourceKey}.${extension}`;
  if (Buffer.byteLength(whole) <= MAX_KEY_BYTES) {
    return whole;
  }
  const hash = createHash('sha256').update(sourceKey).digest('hex').slice(0, 32);
  const ending = `~${hash}.${extension}`;
  return `${prefix}${firstBytes(sourceKey, MAX_KEY_BYTES - Buffer.byteLength(prefix + ending))}${ending}`;
}

/** As many whole characters of `text` as fit into `bytes`. */
function firstBytes(text: string, bytes: number): string {
  const encoded = Buffer.from(text);
  let end = bytes;
  while (((encoded[end] ?? 0) & 0xc0) === 0x80) {
    end -= 1;
  }
  return encoded.toString('utf8', 0, end);
}

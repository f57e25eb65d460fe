import type { Problem } from '@archway/core';
import { isOpen, show } from '@archway/core';

/**
 * S3's longest key, in bytes of UTF-8.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
const LONGEST_KEY_BYTES = 1_024;

/** What keeps `value` from being the beginning of object keys in a policy, where `*`, `?` and `${` mean something. */
export function notKeyPrefix(prop: string, value: string | undefined): Problem {
  if (isOpen(value)) return undefined;
  if (Buffer.byteLength(value) > LONGEST_KEY_BYTES) {
    return `${prop} must have at most ${LONGEST_KEY_BYTES} bytes, got ${Buffer.byteLength(value)}`;
  }
  if (!/[*?]|\$\{/.test(value)) return undefined;
  return `${prop} must be the plain beginning of keys, without '*', '?' and '\${', got ${show(value)}`;
}

/**
 * What keeps `value` from being the prefix or suffix of a notification, which S3 reads URL-encoded: a space is `+`, and
 * every character that is not one of S3's safe ones is percent-encoded.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
 */
export function notKeyFilter(prop: string, value: string | undefined): Problem {
  if (isOpen(value)) return undefined;
  if (value.length > LONGEST_KEY_BYTES) {
    return `${prop} must have at most ${LONGEST_KEY_BYTES} characters, got ${value.length}`;
  }
  if (value.includes('*')) {
    return `${prop} must not contain '*', which stands for itself and for nothing else, got ${show(value)}`;
  }
  if (/^([A-Za-z0-9/!_.'()+-]|%[0-9A-Fa-f]{2})*$/.test(value)) return undefined;
  return `${prop} must be URL-encoded: '+' for a space, %XX for what is not a letter, a digit or one of / ! - _ . ' ( ), got ${show(value)}`;
}

/** The characters of keys that a notification's prefix or suffix stands for. */
export function decodeKeyFilter(value: string | undefined): string | undefined {
  if (isOpen(value)) return value;
  const spaced = value.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    // A suffix may begin in the middle of a character: what cannot be read stays as it is written.
    return spaced;
  }
}

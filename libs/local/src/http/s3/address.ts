import { AwsError } from '../../aws-error/aws-error';
import type { Call } from '../call/call';

/** Which bucket and key a request is about; empty where the path names none. */
export interface Address {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Reads bucket and key off the path as it came: `..`, `//` and a trailing slash are parts of a key.
 *
 * @throws AwsError `InvalidURI` for a broken percent-encoding
 */
export function addressOf({ rawPath, hostBucket }: Pick<Call, 'rawPath' | 'hostBucket'>): Address {
  const path = rawPath.slice(1);
  if (hostBucket !== undefined) return { bucket: hostBucket, key: decode(path) };
  const slash = path.indexOf('/');
  if (slash < 0) return { bucket: decode(path), key: '' };
  return { bucket: decode(path.slice(0, slash)), key: decode(path.slice(slash + 1)) };
}

/** @throws AwsError `InvalidURI` for a broken percent-encoding */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError('InvalidURI', 400, `Couldn't parse the specified URI: ${text}`);
  }
}

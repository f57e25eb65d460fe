import type { BucketPart } from '../architecture/architecture';
import type { Random } from '../random/random';
import type { ObjectEncryption, ObjectHeaders, PutObjectInput } from './s3-api';
import { checksumOf, type Checksum } from './checksum';
import { md5Of, type StoredVersion } from './object-store';

/** The storage class of objects for which none is asked. */
export const STANDARD = 'STANDARD';

/** How an object is encrypted: as its request says, else as its bucket does. */
export function encryptionOf(
  { encryptionKey }: Pick<BucketPart, 'encryptionKey'>,
  { encryption }: Pick<PutObjectInput, 'encryption'>,
): ObjectEncryption {
  const byKey = encryptionKey === undefined ? {} : { keyArn: encryptionKey.keyArn };
  if (encryption !== undefined) {
    return encryption.algorithm === 'AES256' ? encryption : { ...byKey, ...encryption };
  }
  return encryptionKey === undefined ? { algorithm: 'AES256' } : { algorithm: 'aws:kms', ...byKey };
}

/**
 * The ETag with its quotes: the MD5 of the body, or of the MD5s of its parts with `-N` behind it. Under
 * a key of KMS it is no MD5 of anything ("Object" in the API reference of S3).
 */
export function eTagOf(
  { body, partSizes }: Pick<PutObjectInput, 'body' | 'partSizes'>,
  { algorithm }: ObjectEncryption,
  random: Random,
): string {
  const count = partSizes === undefined ? '' : `-${partSizes.length}`;
  if (algorithm !== 'AES256') return `"${random.hex(32)}${count}"`;
  if (partSizes === undefined) return `"${md5Of(body)}"`;
  let from = 0;
  const digests = partSizes.map((size) => {
    const part = body.subarray(from, (from += size));
    return Buffer.from(md5Of(part), 'hex');
  });
  return `"${md5Of(Buffer.concat(digests))}${count}"`;
}

const known = new WeakMap<StoredVersion, Checksum>();

/** The checksum of a version: what came with it, else the one that S3 computes itself. */
export function checksumOfVersion(version: StoredVersion): Checksum {
  const stated = version.checksum ?? known.get(version);
  if (stated !== undefined) return stated;
  const value = checksumOf('CRC64NVME', version.body);
  const checksum: Checksum = { algorithm: 'CRC64NVME', value, type: 'FULL_OBJECT' };
  known.set(version, checksum);
  return checksum;
}

export function headersOf(input: ObjectHeaders): ObjectHeaders {
  const {
    contentType,
    cacheControl,
    contentDisposition,
    contentEncoding,
    contentLanguage,
    expires,
  } = input;
  return {
    contentType: contentType ?? 'binary/octet-stream',
    ...(cacheControl === undefined ? {} : { cacheControl }),
    ...(contentDisposition === undefined ? {} : { contentDisposition }),
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
    ...(contentLanguage === undefined ? {} : { contentLanguage }),
    ...(expires === undefined ? {} : { expires }),
  };
}

export function lowerCaseNames(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

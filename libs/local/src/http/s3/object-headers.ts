import { AwsError } from '../../aws-error/aws-error';
import type {
  HeadObjectOutput,
  ObjectEncryption,
  ObjectHeaders,
  ObjectKeeping,
} from '../../s3/s3-api';
import { STANDARD } from '../../s3/stored-as';
import type { Call } from '../call/call';
import { header } from '../call/call';
import { storedEncoding } from '../body/read-body';
import { checksumHeaders } from './checksums';

const META = 'x-amz-meta-';

/** What a request says about the object that it writes. */
export function readObjectHeaders(call: Pick<Call, 'headers'>): ObjectHeaders {
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(call.headers)) {
    if (!name.startsWith(META) || value === undefined) continue;
    const text = Array.isArray(value) ? value.join(',') : value;
    metadata[name.slice(META.length)] = Buffer.from(text, 'latin1').toString('utf8');
  }
  return {
    contentType: header(call, 'content-type'),
    cacheControl: header(call, 'cache-control'),
    contentDisposition: header(call, 'content-disposition'),
    contentEncoding: storedEncoding(header(call, 'content-encoding')),
    contentLanguage: header(call, 'content-language'),
    expires: header(call, 'expires'),
    metadata,
  };
}

const STORAGE_CLASSES = new Set([
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
]);

const ENCRYPTIONS = ['AES256', 'aws:kms', 'aws:kms:dsse'] as const;

/** What a request says about how the object is kept. @throws AwsError for what S3 does not know */
export function readKeeping(call: Pick<Call, 'headers'>): ObjectKeeping {
  const storageClass = header(call, 'x-amz-storage-class');
  if (storageClass !== undefined && !STORAGE_CLASSES.has(storageClass)) {
    throw new AwsError('InvalidStorageClass', 400, 'The storage class you specified is not valid');
  }
  if (header(call, 'x-amz-server-side-encryption-customer-algorithm') !== undefined) {
    throw new AwsError(
      'NotImplemented',
      501,
      'The local run does not encrypt with keys that customers send (SSE-C).',
    );
  }
  const asked = header(call, 'x-amz-server-side-encryption');
  const algorithm = ENCRYPTIONS.find((each) => each === asked);
  if (asked !== undefined && algorithm === undefined) {
    throw new AwsError(
      'InvalidEncryptionAlgorithmError',
      400,
      'The encryption request that you specified is not valid.',
    );
  }
  const keyArn = header(call, 'x-amz-server-side-encryption-aws-kms-key-id');
  const tagging = header(call, 'x-amz-tagging');
  return {
    storageClass,
    ...(tagging === undefined ? {} : { tags: readTagging(tagging) }),
    ...(algorithm === undefined
      ? {}
      : { encryption: { algorithm, ...(keyArn === undefined ? {} : { keyArn }) } }),
  };
}

/** The most tags of an object ("Categorizing your storage using tags"). */
const MOST_TAGS = 10;

function readTagging(text: string): Readonly<Record<string, string>> {
  const pairs = [...new URLSearchParams(text)];
  const tags = Object.fromEntries(pairs);
  if (pairs.length > MOST_TAGS) {
    throw new AwsError('BadRequest', 400, `Object tags cannot be greater than ${MOST_TAGS}`);
  }
  if (Object.keys(tags).length < pairs.length) {
    throw new AwsError('InvalidTag', 400, 'Cannot provide multiple Tags with the same key');
  }
  return tags;
}

export function encryptionHeaders({
  algorithm,
  keyArn,
}: ObjectEncryption): Record<string, string | undefined> {
  return {
    'x-amz-server-side-encryption': algorithm,
    'x-amz-server-side-encryption-aws-kms-key-id': keyArn,
  };
}

/** What an answer says about the object that it holds; `response-*` parameters override it, as in S3. */
export function writeObjectHeaders(
  object: HeadObjectOutput,
  call: Pick<Call, 'headers' | 'query'>,
): Record<string, string | undefined> {
  const { query } = call;
  const wantsChecksum =
    header(call, 'x-amz-checksum-mode') === 'ENABLED' && object.contentRange === undefined;
  const metadata = Object.entries(object.metadata).map(
    ([name, value]) => [`${META}${name}`, ascii(value)] as const,
  );
  return {
    'accept-ranges': 'bytes',
    etag: object.eTag,
    'last-modified': object.lastModified.toUTCString(),
    'content-length': String(object.contentLength),
    'content-range': object.contentRange,
    'content-type':
      query.get('response-content-type') ?? object.contentType ?? 'binary/octet-stream',
    'cache-control': query.get('response-cache-control') ?? object.cacheControl,
    'content-disposition': query.get('response-content-disposition') ?? object.contentDisposition,
    'content-encoding': query.get('response-content-encoding') ?? object.contentEncoding,
    'content-language': query.get('response-content-language') ?? object.contentLanguage,
    expires: query.get('response-expires') ?? object.expires,
    'x-amz-version-id': object.versionId,
    'x-amz-storage-class': object.storageClass === STANDARD ? undefined : object.storageClass,
    'x-amz-tagging-count': object.tagCount === 0 ? undefined : String(object.tagCount),
    'x-amz-mp-parts-count':
      query.has('partNumber') && object.partSizes !== undefined
        ? String(object.partSizes.length)
        : undefined,
    ...encryptionHeaders(object.encryption),
    ...(wantsChecksum ? checksumHeaders(object.checksum()) : {}),
    ...Object.fromEntries(metadata),
  };
}

/** Headers hold ASCII; S3 returns other metadata as RFC 2047 has it. */
function ascii(value: string): string {
  if (/^[\x20-\x7e\t]*$/.test(value)) return value;
  return `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
}

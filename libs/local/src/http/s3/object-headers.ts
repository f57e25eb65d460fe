import type { HeadObjectOutput, ObjectHeaders } from '../../s3/s3-api';
import type { Call } from '../call/call';
import { header } from '../call/call';
import { storedEncoding } from '../body/read-body';

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

/** What an answer says about the object that it holds; `response-*` parameters override it, as in S3. */
export function writeObjectHeaders(
  object: HeadObjectOutput,
  query: URLSearchParams,
): Record<string, string | undefined> {
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
    ...Object.fromEntries(metadata),
  };
}

/** Headers hold ASCII; S3 returns other metadata as RFC 2047 has it. */
function ascii(value: string): string {
  if (/^[\x20-\x7e\t]*$/.test(value)) return value;
  return `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
}

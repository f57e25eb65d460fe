import type { ObjectStore } from './object-store';
import type { ListedObject, ListObjectsV2Input, ListObjectsV2Output } from './s3-api';

/** The most that one answer holds ("ListObjectsV2"). */
const MOST_KEYS = 1000;

/** One page of a bucket's objects, with what lies below a delimiter rolled up. */
export function listObjects(store: ObjectStore, input: ListObjectsV2Input): ListObjectsV2Output {
  const { prefix = '', delimiter = '' } = input;
  const maxKeys = Math.min(input.maxKeys ?? MOST_KEYS, MOST_KEYS);
  const after =
    input.continuationToken === undefined
      ? input.startAfter
      : Buffer.from(input.continuationToken, 'base64').toString('utf8');
  const contents: ListedObject[] = [];
  const commonPrefixes: string[] = [];
  let last: string | undefined;
  for (const key of store.keys(prefix)) {
    const object = store.current(key);
    if (object === undefined || (after !== undefined && !isAfter(key, after, delimiter))) continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const rolledUp = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    if (rolledUp !== undefined && commonPrefixes.at(-1) === rolledUp) continue;
    if (contents.length + commonPrefixes.length === maxKeys) {
      return {
        ...page(contents, commonPrefixes, maxKeys),
        isTruncated: true,
        ...(last === undefined
          ? {}
          : { nextContinuationToken: Buffer.from(last).toString('base64') }),
      };
    }
    last = rolledUp ?? key;
    if (rolledUp !== undefined) commonPrefixes.push(rolledUp);
    else {
      contents.push({
        key,
        eTag: object.eTag,
        size: object.body.length,
        lastModified: new Date(object.lastModified),
        storageClass: object.storageClass,
      });
    }
  }
  return page(contents, commonPrefixes, maxKeys);
}

/** A rolled-up prefix that was the last of a page covers all keys below it. */
function isAfter(key: string, after: string, delimiter: string): boolean {
  if (delimiter !== '' && after.endsWith(delimiter) && key.startsWith(after)) return false;
  return Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
}

function page(
  contents: readonly ListedObject[],
  commonPrefixes: readonly string[],
  maxKeys: number,
): ListObjectsV2Output {
  return {
    contents,
    commonPrefixes,
    keyCount: contents.length + commonPrefixes.length,
    maxKeys,
    isTruncated: false,
  };
}

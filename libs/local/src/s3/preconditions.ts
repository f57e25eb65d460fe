import { AwsError } from '../aws-error/aws-error';
import type { StoredVersion } from './object-store';
import type { ReadConditions } from './s3-api';

const unquoted = (eTag: string): string => eTag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');

const lists = (header: string, eTag: string): boolean =>
  header.trim() === '*' || header.split(',').some((each) => unquoted(each) === unquoted(eTag));

function failed(condition: string): AwsError {
  return new AwsError(
    'PreconditionFailed',
    412,
    `At least one of the pre-conditions you specified did not hold (${condition})`,
  );
}

/**
 * A conditional write ("How to prevent object overwrites with conditional writes"). A delete marker
 * counts as no object.
 *
 * @throws AwsError 412 where the condition does not hold, 404 for `If-Match` where no object is
 */
export function checkWrite(
  current: StoredVersion | undefined,
  conditions: { readonly ifMatch?: string; readonly ifNoneMatch?: string },
): void {
  if (conditions.ifNoneMatch !== undefined) {
    if (conditions.ifNoneMatch !== '*') {
      throw new AwsError('NotImplemented', 501, 'If-None-Match takes only * for a write.');
    }
    if (current !== undefined) throw failed('If-None-Match');
  }
  if (conditions.ifMatch === undefined) return;
  if (current === undefined) {
    throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.');
  }
  if (!lists(conditions.ifMatch, current.eTag)) throw failed('If-Match');
}

/**
 * A conditional delete ("How to perform conditional deletes").
 *
 * @throws AwsError 412 where the ETag differs, 404 where no object is
 */
export function checkDelete(current: StoredVersion | undefined, ifMatch: string): void {
  checkWrite(current, { ifMatch });
}

/** @throws AwsError 412, or 304 where the caller has the object already */
export function checkRead(version: StoredVersion, conditions: ReadConditions): void {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions;
  // HTTP dates have no milliseconds.
  const modified = Math.floor(version.lastModified / 1000) * 1000;
  if (ifMatch !== undefined) {
    if (!lists(ifMatch, version.eTag)) throw failed('If-Match');
  } else if (ifUnmodifiedSince !== undefined && modified > ifUnmodifiedSince.getTime()) {
    throw failed('If-Unmodified-Since');
  }
  const unmodified =
    ifNoneMatch === undefined
      ? ifModifiedSince !== undefined && modified <= ifModifiedSince.getTime()
      : lists(ifNoneMatch, version.eTag);
  if (unmodified) throw new AwsError('NotModified', 304, 'Not Modified');
}

/** One range of bytes, both ends inclusive; undefined where the whole object is meant. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { readonly first: number; readonly last: number } | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (found === null || (found[1] === '' && found[2] === '')) return undefined;
  const [, from = '', to = ''] = found;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size || first > last) {
    throw new AwsError('InvalidRange', 416, 'The requested range is not satisfiable');
  }
  return { first, last };
}

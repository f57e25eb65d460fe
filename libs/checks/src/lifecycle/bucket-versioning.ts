import { blocksOf, flagOf, isUnknown, textOf, type Value } from '@archway/terraform';
import { flagOr, isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { isPartlyRead } from '../estate/partly-read';

const VERSIONING = 'aws_s3_bucket_versioning';

/** @returns whether the bucket keeps versions; undefined where that is not known */
export function keepsVersions(estate: Estate, bucket: Subject): boolean | undefined {
  // S3 turns versioning on with Object Lock.
  const locked = flagOr(bucket.attributes['object_lock_enabled'], false);
  const answers = [...separately(estate, bucket), ...inline(bucket.attributes['versioning'])];
  if (locked === true || answers.includes(true)) return true;
  if (locked === undefined || answers.includes(undefined)) return undefined;
  const mayBeElsewhere = estate
    .all(VERSIONING)
    .some((each) => estate.target(each, each.attributes['bucket'], 'aws_s3_bucket') === undefined);
  return mayBeElsewhere || isPartlyRead(estate) ? undefined : false;
}

function separately(estate: Estate, bucket: Subject): readonly (boolean | undefined)[] {
  return estate.naming(bucket, VERSIONING, 'bucket').flatMap(({ attributes }) => {
    const stated = attributes['versioning_configuration'];
    if (isUnknown(stated)) return [undefined];
    return blocksOf(stated).map(({ status }) =>
      textOf(status) === undefined ? undefined : textOf(status) === 'Enabled',
    );
  });
}

function inline(versioning: Value | undefined): readonly (boolean | undefined)[] {
  if (isUnknown(versioning)) return isStated(versioning) ? [undefined] : [];
  return blocksOf(versioning).map(({ enabled }) => (isStated(enabled) ? flagOf(enabled) : false));
}

import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import type { S3BucketLifecycleConfigurationRule } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { notKeyPrefix } from '../object-key/object-key';
import type { LifecycleRule, LifecycleTransition } from './lifecycle-rule';
import { ARCHIVE_CLASSES } from './lifecycle-rule';

/**
 * A bucket has at most 1000 rules, and one of them clears away unfinished uploads.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
const MOST_RULES = 999;
const MOST_NONCURRENT_VERSIONS = 100;

/** AWS counts days in a signed 32-bit number. */
const MOST_DAYS = 2_147_483_647;

/** The largest object, 50 TB: https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html */
const LARGEST_OBJECT_BYTES = 50 * 1_024 ** 4;

/**
 * Days for which S3 keeps an object before it moves to infrequent access, and before it moves on from there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
const INFREQUENT_ACCESS_DAYS = 30;

/** What S3 would refuse of a bucket's lifecycle rules. */
export function lifecycleProblems(
  rules: readonly LifecycleRule[],
  versioned: boolean,
): readonly Problem[] {
  const ids = rules.map((rule) => rule.id);
  return [
    problemIf(
      rules.length > MOST_RULES,
      `lifecycleRules must be at most ${MOST_RULES}, got ${rules.length}`,
    ),
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => `lifecycleRules must have ids of their own, got ${show(id)} twice`),
    ...rules.flatMap((rule) => ruleProblems(rule, versioned)),
  ];
}

/** The rules as Terraform takes them, behind one that clears away uploads that were never completed. */
export function renderLifecycle(
  rules: readonly LifecycleRule[],
  abortIncompleteMultipartUploadDays: number,
): S3BucketLifecycleConfigurationRule[] {
  return [
    {
      id: 'abort-incomplete-multipart-uploads',
      status: 'Enabled',
      filter: [{}],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: abortIncompleteMultipartUploadDays }],
    },
    ...rules.map(renderRule),
  ];
}

function ruleProblems(rule: LifecycleRule, versioned: boolean): readonly Problem[] {
  const of = (prop: string) => `${prop} of lifecycle rule '${rule.id}'`;
  const { transitions = [], noncurrentVersionTransitions = [] } = rule;
  const noncurrent =
    noncurrentVersionTransitions.length > 0 || rule.noncurrentVersionExpirationDays !== undefined;
  const acts =
    noncurrent ||
    transitions.length > 0 ||
    rule.expirationDays !== undefined ||
    rule.expiredObjectDeleteMarker === true;
  return [
    notMatching('id of a lifecycle rule', rule.id, /^.{1,255}$/, '1 to 255 characters'),
    problemIf(!acts, `lifecycle rule '${rule.id}' must expire or move something`),
    problemIf(
      (noncurrent || rule.expiredObjectDeleteMarker === true) && !versioned,
      `lifecycle rule '${rule.id}' must not speak of versions where versioned is false`,
    ),
    problemIf(
      rule.expiredObjectDeleteMarker === true &&
        (rule.expirationDays !== undefined || rule.tags !== undefined),
      `${of('expiredObjectDeleteMarker')} must stand without expirationDays and tags: give it a rule of its own`,
    ),
    problemIf(
      rule.newerNoncurrentVersions !== undefined &&
        rule.noncurrentVersionExpirationDays === undefined,
      `${of('newerNoncurrentVersions')} needs noncurrentVersionExpirationDays`,
    ),
    notKeyPrefix(of('prefix'), rule.prefix),
    notWhole(
      of('objectSizeGreaterThanBytes'),
      rule.objectSizeGreaterThanBytes,
      0,
      LARGEST_OBJECT_BYTES,
    ),
    notWhole(of('objectSizeLessThanBytes'), rule.objectSizeLessThanBytes, 1, LARGEST_OBJECT_BYTES),
    notWhole(of('expirationDays'), rule.expirationDays, 1, MOST_DAYS),
    notWhole(
      of('noncurrentVersionExpirationDays'),
      rule.noncurrentVersionExpirationDays,
      1,
      MOST_DAYS,
    ),
    notWhole(
      of('newerNoncurrentVersions'),
      rule.newerNoncurrentVersions,
      1,
      MOST_NONCURRENT_VERSIONS,
    ),
    ...transitionProblems(of('transitions'), transitions, {
      prop: 'expirationDays',
      days: rule.expirationDays,
    }),
    ...transitionProblems(of('noncurrentVersionTransitions'), noncurrentVersionTransitions, {
      prop: 'noncurrentVersionExpirationDays',
      days: rule.noncurrentVersionExpirationDays,
    }),
  ];
}

function transitionProblems(
  prop: string,
  transitions: readonly LifecycleTransition[],
  end: { readonly prop: string; readonly days: number | undefined },
): readonly Problem[] {
  const last = transitions.at(-1);
  return [
    ...transitions.flatMap(({ storageClass, days }) => [
      notOneOf(`storageClass in ${prop}`, storageClass, ARCHIVE_CLASSES),
      notWhole(`days before ${storageClass} in ${prop}`, days, earliest(storageClass), MOST_DAYS),
    ]),
    ...transitions.slice(1).map((to, index) => {
      const from = transitions[index];
      return from && stepProblem(prop, from, to);
    }),
    problemIf(
      last !== undefined && !isOpen(last.days) && !isOpen(end.days) && end.days <= last.days,
      `${prop} must end before ${end.prop}, got ${last?.days} and ${end.days}`,
    ),
  ];
}

/** What S3 would refuse of a move from one class to the next. */
function stepProblem(prop: string, from: LifecycleTransition, to: LifecycleTransition): Problem {
  if (isOpen(from.storageClass) || isOpen(to.storageClass)) return undefined;
  const colder =
    ARCHIVE_CLASSES.indexOf(to.storageClass) > ARCHIVE_CLASSES.indexOf(from.storageClass);
  // The one pair of the waterfall that has no step between them.
  const closed = from.storageClass === 'ONEZONE_IA' && to.storageClass === 'GLACIER_IR';
  if (!colder || closed) {
    return `${prop} must lead from class to colder class, and S3 has no way from ${from.storageClass} to ${to.storageClass}`;
  }
  if (isOpen(from.days) || isOpen(to.days)) return undefined;
  const stay = Math.max(earliest(from.storageClass), 1);
  return problemIf(
    to.days - from.days < stay,
    `${prop} must leave objects in ${from.storageClass} for ${stay} days or more, got ${from.days} and then ${to.days}`,
  );
}

function earliest(storageClass: LifecycleTransition['storageClass']): number {
  return storageClass === 'STANDARD_IA' || storageClass === 'ONEZONE_IA'
    ? INFREQUENT_ACCESS_DAYS
    : 0;
}

function renderRule(rule: LifecycleRule): S3BucketLifecycleConfigurationRule {
  const { expirationDays, expiredObjectDeleteMarker, noncurrentVersionExpirationDays } = rule;
  return {
    id: rule.id,
    status: (rule.enabled ?? true) ? 'Enabled' : 'Disabled',
    filter: [renderFilter(rule)],
    ...(expirationDays === undefined && expiredObjectDeleteMarker !== true
      ? {}
      : {
          expiration: [
            expiredObjectDeleteMarker === true
              ? { expiredObjectDeleteMarker }
              : { days: expirationDays },
          ],
        }),
    ...(noncurrentVersionExpirationDays === undefined
      ? {}
      : {
          noncurrentVersionExpiration: [
            {
              noncurrentDays: noncurrentVersionExpirationDays,
              newerNoncurrentVersions: rule.newerNoncurrentVersions,
            },
          ],
        }),
    transition: rule.transitions?.map(({ storageClass, days }) => ({ storageClass, days })),
    noncurrentVersionTransition: rule.noncurrentVersionTransitions?.map(
      ({ storageClass, days }) => ({ storageClass, noncurrentDays: days }),
    ),
  };
}

/** S3 takes one condition as it is and several inside `and`. */
function renderFilter(rule: LifecycleRule) {
  const { prefix, tags, objectSizeGreaterThanBytes, objectSizeLessThanBytes } = rule;
  const sizes = {
    ...(objectSizeGreaterThanBytes === undefined
      ? {}
      : { objectSizeGreaterThan: objectSizeGreaterThanBytes }),
    ...(objectSizeLessThanBytes === undefined
      ? {}
      : { objectSizeLessThan: objectSizeLessThanBytes }),
  };
  const plain = { ...(prefix === undefined ? {} : { prefix }), ...sizes };
  if (tags === undefined && Object.keys(plain).length < 2) return plain;
  return { and: [{ ...plain, ...(tags === undefined ? {} : { tags: { ...tags } }) }] };
}

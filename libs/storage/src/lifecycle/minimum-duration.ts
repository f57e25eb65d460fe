import { isOpen } from '@archway/core';
import type { LifecycleRule, LifecycleTransition } from './lifecycle-rule';

/**
 * Days that S3 bills for an object of a class, however early it leaves it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
const MINIMUM_DURATION_DAYS: Readonly<Record<string, number>> = {
  STANDARD_IA: 30,
  ONEZONE_IA: 30,
  GLACIER_IR: 90,
  GLACIER: 90,
  DEEP_ARCHIVE: 180,
};

/** Where rules take objects out of a class that is billed for longer. S3 accepts them all the same. */
export function shortStays(rules: readonly LifecycleRule[]): readonly string[] {
  return rules.flatMap((rule) => [
    ...staysOf(rule.id, rule.transitions ?? [], rule.expirationDays),
    ...staysOf(
      rule.id,
      rule.noncurrentVersionTransitions ?? [],
      rule.noncurrentVersionExpirationDays,
    ),
  ]);
}

function staysOf(
  id: string,
  transitions: readonly LifecycleTransition[],
  end: number | undefined,
): readonly string[] {
  return transitions.flatMap(({ storageClass, days }, at) => {
    const until = transitions[at + 1]?.days ?? end;
    const minimum = MINIMUM_DURATION_DAYS[storageClass];
    if (minimum === undefined || isOpen(until) || isOpen(days)) return [];
    const stay = until - days;
    if (stay >= minimum) return [];
    return [
      `lifecycle rule '${id}' takes objects out of ${storageClass} after ${stay} days, and S3 bills ${minimum}`,
    ];
  });
}

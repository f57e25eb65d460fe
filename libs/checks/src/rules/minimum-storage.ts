import { coursesOf, type Course } from '../lifecycle/bucket-rules';
import { problem, type Rule } from '../rule/rule';

/**
 * The days that each class bills at least:
 * docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
const BILLED_DAYS: Readonly<Record<string, number>> = {
  STANDARD_IA: 30,
  ONEZONE_IA: 30,
  GLACIER_IR: 90,
  GLACIER: 90,
  DEEP_ARCHIVE: 180,
};

export const minimumStorage: Rule = {
  id: 'minimum-storage',
  group: 'storage',
  severity: 'warning',
  title: 'A lifecycle rule takes objects out of a class that bills them for longer',
  looksFor:
    'Enabled lifecycle rules that delete objects, or move them on, before the minimum storage duration of a class has passed: 30 days for STANDARD_IA and ONEZONE_IA, 90 for GLACIER_IR and GLACIER, 180 for DEEP_ARCHIVE.',
  why: 'S3 bills the rest of the minimum as if the object had stayed, besides the request of each transition: the rule costs more than it saves.',
  fix: 'Leave the class out, or stay in it for its minimum.',
  awsPage: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html',
  *check(estate) {
    for (const course of coursesOf(estate)) {
      for (const what of shortStaysIn(course)) {
        yield problem(course.stated, `${course.name} ${what}`, `${course.name} ${course.of}`);
      }
    }
  },
};

function* shortStaysIn({ of, steps, end }: Course): Iterable<string> {
  for (const [at, { storageClass, days }] of steps.entries()) {
    const billed = BILLED_DAYS[storageClass] ?? 0;
    const next = steps[at + 1]?.days ?? end;
    // What leaves before it comes is a contradiction, not a short stay.
    if (next === undefined || next <= days || next - days >= billed) continue;
    yield `keeps ${of} in ${storageClass} for ${next - days} days, and S3 bills ${billed}`;
  }
}

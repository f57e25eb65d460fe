import { coursesOf, type Course, type Step } from '../lifecycle/bucket-rules';
import { problem, unseen, type Rule } from '../rule/rule';

/**
 * Where S3 can move objects to from a class:
 * docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
const COLDER: Readonly<Record<string, readonly string[]>> = {
  STANDARD_IA: ['INTELLIGENT_TIERING', 'ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'],
  INTELLIGENT_TIERING: ['ONEZONE_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'],
  ONEZONE_IA: ['GLACIER', 'DEEP_ARCHIVE'],
  GLACIER_IR: ['GLACIER', 'DEEP_ARCHIVE'],
  GLACIER: ['DEEP_ARCHIVE'],
  DEEP_ARCHIVE: [],
};

/**
 * The days before which S3 moves no object to the classes for infrequent access:
 * docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html, Days
 */
const INFREQUENT_DAYS = 30;
const INFREQUENT = ['STANDARD_IA', 'ONEZONE_IA'];

export const bucketLifecycle: Rule = {
  id: 'bucket-lifecycle',
  group: 'storage',
  severity: 'error',
  title: 'A lifecycle rule of a bucket contradicts itself, or what S3 takes',
  looksFor:
    'Enabled lifecycle rules that delete on the day of a transition or before it, and that move objects from a class to one that S3 has no way to from there, such as from GLACIER to STANDARD_IA; objects and noncurrent versions apart. And those that move objects to STANDARD_IA or ONEZONE_IA within 30 days of their creation. Rules with dates are left alone, and so are several rules for the same objects.',
  why: 'S3 rejects the whole configuration at the apply, and the bucket keeps everything in the meantime.',
  fix: 'Lead from class to colder class, and delete last.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html',
  *check(estate) {
    for (const course of coursesOf(estate)) {
      const { stated, name, of } = course;
      if (course.hidden) yield unseen(stated, `the days of ${name} for ${of}`);
      for (const what of contradictionsIn(course)) {
        yield problem(stated, `${name} ${what}`, `${name} ${of}`);
      }
    }
  },
};

function* contradictionsIn({ of, steps, end }: Course): Iterable<string> {
  for (const [at, to] of steps.slice(1).entries()) {
    const from = steps[at];
    if (from !== undefined && isClosed(from, to)) {
      yield `moves ${of} to ${from.storageClass} after ${from.days} days and to ${to.storageClass} after ${to.days}, and S3 has no such way`;
    }
  }
  const early = steps.find(
    ({ storageClass, days }) => INFREQUENT.includes(storageClass) && days < INFREQUENT_DAYS,
  );
  if (early !== undefined && of === 'objects') {
    yield `moves ${of} to ${early.storageClass} after ${early.days} days, and S3 takes ${INFREQUENT_DAYS} or more`;
  }
  const last = steps.at(-1);
  if (last !== undefined && end !== undefined && end <= last.days) {
    yield `deletes ${of} after ${end} days, and moves them to ${last.storageClass} after ${last.days}`;
  }
}

/** Steps of one day have no order that could be wrong. */
function isClosed(from: Step, to: Step): boolean {
  const ways = COLDER[from.storageClass];
  if (ways === undefined || COLDER[to.storageClass] === undefined) return false;
  return from.days !== to.days && !ways.includes(to.storageClass);
}

import type { Subject } from '@archway/checks';
import { blocksOf, isUnknown, textOf, textsOf, type ObjectValue } from '@archway/terraform';
import type { Meaning } from '../review/review';
import { nameOf, type Side, type Sides } from '../side/sides';

/** Blocks of a notification, with the argument that says who is told, and its type. */
const TARGETS = [
  ['queue', 'queue_arn', 'aws_sqs_queue'],
  ['topic', 'topic_arn', 'aws_sns_topic'],
  ['lambda_function', 'lambda_function_arn', 'aws_lambda_function'],
] as const;

/** What a bucket tells whom, in words, by what is the same on both sides. */
type Told = ReadonlyMap<string, string>;

/** What a bucket tells whom, compared with before: one line a target, event, prefix and suffix. */
export function notificationFilters(
  before: Subject,
  after: Subject,
  sides: Sides,
): readonly Meaning[] {
  return TARGETS.flatMap((target) => {
    const earlier = toldTo(target, before, sides.prior);
    const later = toldTo(target, after, sides.planned);
    if (earlier === undefined || later === undefined) return [];
    const line = (sign: Meaning['sign'], text: string): Meaning => ({
      ...{ topic: 'filter', address: after.address, explains: [target[0]], sign },
      text: `${nameOf(after)} ${text}`,
    });
    return [
      ...without(later, earlier).map((words) => line('added', `now tells ${words}`)),
      ...without(earlier, later).map((words) => line('removed', `no longer tells ${words}`)),
    ];
  });
}

function without(some: Told, others: Told): readonly string[] {
  return [...some].filter(([key]) => !others.has(key)).map(([, words]) => words);
}

/** Undefined where a part is not known. */
function toldTo(
  [block, argument, type]: (typeof TARGETS)[number],
  subject: Subject,
  side: Side,
): Told | undefined {
  const value = subject.attributes[block];
  if (isUnknown(value)) return undefined;
  const told = new Map<string, string>();
  for (const each of blocksOf(value)) {
    const named = side.named(subject, each[argument], type);
    if (named === undefined || isUnknown(each['events'])) return undefined;
    for (const event of textsOf(each['events'])) {
      const what = `of ${event} for ${objectsOf(each)}`;
      told.set(`${named.key} ${what}`, `${named.text} ${what}`);
    }
  }
  return told;
}

function objectsOf(block: ObjectValue): string {
  const [prefix, suffix] = [textOf(block['filter_prefix']), textOf(block['filter_suffix'])];
  const which = [
    ...(prefix === undefined || prefix === '' ? [] : [`beginning with ${prefix}`]),
    ...(suffix === undefined || suffix === '' ? [] : [`ending with ${suffix}`]),
  ];
  return which.length === 0 ? 'every object' : `objects ${which.join(' and ')}`;
}

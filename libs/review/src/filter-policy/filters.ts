import { isStated, type Subject } from '@archway/checks';
import { isSensitive, isUnknown, textOf, type Value } from '@archway/terraform';
import type { Comparison } from '../comparison/comparison';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf, type Sides } from '../side/sides';
import { compareFilters } from './compare-filters';
import { filterCriteria } from './filter-criteria';
import { notificationFilters } from './notification-filters';
import { isFilter, type Filter } from './pattern';

/** What subscriptions, mappings, notifications and rules let through, compared with before. */
export const filters: Comparison = (compared) => {
  const sides = sidesOf(compared);
  return [
    ...stays(sides, 'aws_sns_topic_subscription').flatMap(([before, after]) => [
      ...single(before, after, 'filter_policy'),
      ...scope(before, after),
    ]),
    ...stays(sides, 'aws_cloudwatch_event_rule').flatMap(([before, after]) =>
      single(before, after, 'event_pattern'),
    ),
    ...stays(sides, 'aws_lambda_event_source_mapping').flatMap(([before, after]) =>
      filterCriteria(before, after),
    ),
    ...stays(sides, 'aws_s3_bucket_notification').flatMap(([before, after]) =>
      notificationFilters(before, after, sides),
    ),
  ];
};

/** What there is on both sides and changes: a new one filters nothing that came before. */
function stays(sides: Sides, type: string): readonly (readonly [Subject, Subject])[] {
  return sides.planned.all(type).flatMap((after) => {
    const before = sides.prior.find(sides.planned.keyOf(after));
    return before === undefined || sides.changeOf(after) === undefined
      ? []
      : [[before, after] as const];
  });
}

function single(before: Subject, after: Subject, argument: string): readonly Meaning[] {
  const old = filterOf(before.attributes[argument]);
  const now = filterOf(after.attributes[argument]);
  const about = { topic: 'filter', address: after.address, explains: [argument] } as const;
  const name = nameOf(after);
  if (old === 'unseen' && now === 'unseen') return [];
  if (old === 'unseen' || now === 'unseen') {
    const text = `${name}: what it lets through cannot be seen before the apply`;
    return [{ ...about, explains: [], sign: 'changed', text }];
  }
  return compareFilters(old, now).map(({ sign, text }) => ({
    ...{ ...about, sign },
    text: `${name} ${text}`,
  }));
}

/** Undefined where nothing is filtered. */
function filterOf(value: Value | undefined): Filter | 'unseen' | undefined {
  if (isSensitive(value)) return 'unseen';
  if (!isStated(value)) return undefined;
  const text = isUnknown(value) ? value.expression : textOf(value);
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return isFilter(parsed) ? parsed : 'unseen';
  } catch {
    return 'unseen';
  }
}

const ATTRIBUTES = 'MessageAttributes';

function scope(before: Subject, after: Subject): readonly Meaning[] {
  const of = (subject: Subject): string | undefined => {
    const value = subject.attributes['filter_policy_scope'];
    if (isSensitive(value)) return undefined;
    return isStated(value) ? textOf(value) : ATTRIBUTES;
  };
  const [old, now] = [of(before), of(after)];
  const filtered = isStated(before.attributes['filter_policy']);
  if (old === undefined || now === undefined || old === now || !filtered) return [];
  const words = (each: string): string => (each === ATTRIBUTES ? 'attributes' : 'body');
  return [
    {
      ...{ topic: 'filter', address: after.address, explains: ['filter_policy_scope'] },
      sign: 'changed',
      text: `${nameOf(after)} now filters by the message's ${words(now)} (so far by its ${words(old)})`,
    },
  ];
}

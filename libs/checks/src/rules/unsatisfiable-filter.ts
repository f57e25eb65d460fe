import { blocksOf } from '@archway/terraform';
import { isStated, textOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { notificationsOf, subscriptionsOf } from '../flow/flow';
import { jsonIn } from '../flow/redrive';
import { isRecord } from '../policy/policy';
import { groupBy } from '../grouping/grouping';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';
import { canMatch, wantsAbsenceOnly } from '../flow/can-match';

/** The names at the top of what S3 publishes: the records, and those of its test message. */
const S3_MESSAGE = ['Records', 'Service', 'Event', 'Time', 'Bucket', 'RequestId', 'HostId'];

export const unsatisfiableFilter: Rule = {
  id: 'unsatisfiable-filter',
  group: 'event-flow',
  severity: 'error',
  title: 'No message can pass a filter',
  looksFor:
    'Filter policies of subscriptions and filter criteria of event source mappings that contradict themselves (an empty list, a range without a number in it), filter policies on attributes whose topic S3 notifies though notifications of S3 have no attributes, and filter policies on a body that ask for names that S3 does not write.',
  why: 'Everything is filtered away without a trace: no error, no dead letter, only a metric that nobody looks at.',
  fix: 'State what messages really have: for notifications of S3 set filter_policy_scope to MessageBody and begin the policy at Records.',
  awsPage: 'https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html',
  *check(estate) {
    for (const { stated, topic } of subscriptionsOf(estate)) {
      yield* ofSubscription(estate, stated, topic);
    }
    for (const mapping of estate.all('aws_lambda_event_source_mapping')) {
      const patterns = blocksOf(mapping.attributes['filter_criteria'])
        .flatMap((block) => blocksOf(block['filter']))
        .map(({ pattern }) => jsonIn(pattern));
      const known = patterns.filter(isRecord);
      if (known.length < patterns.length) yield unseen(mapping, 'a pattern of filter_criteria');
      else if (known.length > 0 && !known.some(canMatch)) {
        yield problem(mapping, 'filter_criteria: no message can match any of the patterns');
      }
    }
  },
};

const notificationsTo = perEstate((estate: Estate) =>
  groupBy(notificationsOf(estate), ({ target }) => target?.key ?? ''),
);

function* ofSubscription(
  estate: Estate,
  subscription: Subject,
  topic: Subject | undefined,
): Iterable<Observation> {
  const { attributes } = subscription;
  if (!isStated(attributes['filter_policy'])) return;
  const policy = jsonIn(attributes['filter_policy']);
  const scope = textOr(attributes['filter_policy_scope'], 'MessageAttributes');
  if (!isRecord(policy) || scope === undefined) {
    yield unseen(subscription, 'filter_policy');
    return;
  }
  if (!canMatch(policy)) {
    yield problem(subscription, 'filter_policy contradicts itself: no message can match it');
    return;
  }
  const [told] = topic === undefined ? [] : (notificationsTo(estate).get(topic.key) ?? []);
  if (topic === undefined || told === undefined) return;
  if (scope === 'MessageAttributes' && !wantsAbsenceOnly(policy)) {
    yield problem(
      subscription,
      `filters by attributes, and what S3 tells ${topic.address} has none (${told.stated.address})`,
    );
  }
  const strange = Object.keys(policy).filter((name) => ![...S3_MESSAGE, '$or'].includes(name));
  if (scope === 'MessageBody' && strange.length > 0) {
    yield problem(
      subscription,
      `filters by ${strange.join(', ')} at the top of the body, where S3 writes Records (${told.stated.address})`,
    );
  }
}

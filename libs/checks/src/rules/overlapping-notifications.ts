import type { Subject } from '../estate/estate';
import { groupBy, pairsOf } from '../grouping/grouping';
import { listed } from '../grouping/listed';
import { notificationsOf, type Notification } from '../flow/flow';
import { beginningAndEnding, meeting } from '../glob/glob';
import { problem, unseen, type Rule } from '../rule/rule';

export const overlappingNotifications: Rule = {
  id: 'overlapping-notifications',
  group: 'event-flow',
  severity: 'error',
  title: "Two of a bucket's notifications overlap",
  looksFor:
    'Pairs of notification configurations of one bucket that share an event type and whose prefixes and suffixes some key fits both of.',
  why: 'S3 refuses the whole configuration: the apply fails half-way with "Configurations overlap", after the plan looked well.',
  fix: 'Make the prefixes or suffixes exclude each other, or send the event to one topic and let each consumer subscribe to that.',
  awsPage:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html',
  *check(estate) {
    const groups = groupBy(notificationsOf(estate), ({ stated }) => stated.key);
    for (const notifications of groups.values()) {
      const overlaps: { readonly at: Subject; readonly what: string; readonly pair: string }[] = [];
      for (const [a, b] of pairsOf(notifications)) {
        const event = sharedEvent(a, b);
        if (event === undefined) continue;
        const unknown = [a, b].find(
          ({ prefix, suffix }) => prefix === undefined || suffix === undefined,
        );
        if (unknown !== undefined) {
          yield unseen(a.stated, `the filters of ${unknown.name}`);
          continue;
        }
        const key = meeting(
          [a, b].flatMap(({ prefix, suffix }) => beginningAndEnding(prefix ?? '', suffix ?? '')),
        );
        if (key === undefined) continue;
        overlaps.push({
          at: a.stated,
          what: `${a.name} and ${b.name} overlap: both tell of ${event} for the key "${key}"`,
          pair: `${a.name} and ${b.name}`,
        });
      }
      const [first, ...others] = overlaps;
      if (first === undefined) continue;
      const also = others.length === 0 ? '' : `; so do ${listed(others.map(({ pair }) => pair))}`;
      yield problem(first.at, `${first.what}${also}`);
    }
  },
};

/** An event that both tell of: `s3:ObjectCreated:*` has every creation in it. */
function sharedEvent(a: Notification, b: Notification): string | undefined {
  for (const one of a.events) {
    for (const other of b.events) {
      if (meeting([one, other]) !== undefined) return one.length > other.length ? one : other;
    }
  }
  return undefined;
}

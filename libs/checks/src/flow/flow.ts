import { resourceType, typesKnowing } from '@archway/aws';
import { blocksOf, textOf, textsOf } from '@archway/terraform';
import { flagOr, isStated } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perEstate } from '../estate/per-estate';
import { beginningAndEnding, type Glob } from '../glob/glob';
import { allows } from '../policy/policy';
import { policiesOfRole, roleOf } from './role-policies';

/** One step of an event. */
export interface Hop {
  readonly from: Subject;
  readonly to: Subject;
  /** The resource that states the step. */
  readonly stated: Subject;
  /** Out of a bucket: the keys it tells of. Into a bucket: the keys that may be written. */
  readonly keys?: readonly Glob[];
  /** A filter decides about each message: whether it lets one through is not known here. */
  readonly filtered: boolean;
}

/** A configuration of a bucket's notifications. */
export interface Notification {
  readonly stated: Subject;
  readonly bucket: Subject | undefined;
  /** Such as `queue.0`. */
  readonly name: string;
  readonly target: Subject | undefined;
  readonly events: readonly string[];
  /** Undefined where it is not known. */
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
}

const NOTIFICATION = 'aws_s3_bucket_notification';

/** The blocks of a bucket's notifications: the argument that names what receives, and its types. */
const NOTIFIED = (resourceType(NOTIFICATION)?.deliveries ?? []).map(({ to, toTypes }) => {
  const [block = '', argument = ''] = to.split('.');
  return { block, argument, toTypes };
});

export const notificationsOf = perEstate((estate: Estate): readonly Notification[] => {
  return estate.all(NOTIFICATION).flatMap((stated) => {
    const bucket = estate.target(stated, stated.attributes['bucket'], 'aws_s3_bucket');
    return NOTIFIED.flatMap(({ block, argument, toTypes }) =>
      blocksOf(stated.attributes[block]).map((each, at) => ({
        stated,
        bucket,
        name: `${block}.${at}`,
        target: estate.target(stated, each[argument], ...toTypes),
        events: textsOf(each['events']),
        prefix: isStated(each['filter_prefix']) ? textOf(each['filter_prefix']) : '',
        suffix: isStated(each['filter_suffix']) ? textOf(each['filter_suffix']) : '',
      })),
    );
  });
});

/** A subscription of a topic. */
export interface Subscription {
  readonly stated: Subject;
  readonly topic: Subject | undefined;
  readonly endpoint: Subject | undefined;
}

export const subscriptionsOf = perEstate((estate: Estate): readonly Subscription[] => {
  return estate.all('aws_sns_topic_subscription').map((stated) => ({
    stated,
    topic: estate.target(stated, stated.attributes['topic_arn'], 'aws_sns_topic'),
    endpoint: estate.target(
      stated,
      stated.attributes['endpoint'],
      'aws_sqs_queue',
      'aws_lambda_function',
    ),
  }));
});

/** An event source mapping of a queue. */
export interface Mapping {
  readonly stated: Subject;
  readonly queue: Subject | undefined;
  readonly fn: Subject | undefined;
}

/** The event source mappings that read a queue, or of which that cannot be said. */
export const mappingsOf = perEstate((estate: Estate): readonly Mapping[] => {
  return estate
    .all('aws_lambda_event_source_mapping')
    .map((stated) => ({
      stated,
      queue: estate.target(stated, stated.attributes['event_source_arn'], 'aws_sqs_queue'),
      fn: estate.target(stated, stated.attributes['function_name'], 'aws_lambda_function'),
    }))
    .filter(({ stated, queue }) => {
      if (queue !== undefined) return true;
      const source = textOf(stated.attributes['event_source_arn']);
      return source !== undefined && source.split(':')[2] === 'sqs';
    });
});

/** Every step that an event can take between buckets, topics, queues and functions. */
export function hopsOf(estate: Estate): readonly Hop[] {
  const notified = notificationsOf(estate).flatMap(
    ({ stated, bucket, target, events, prefix, suffix }) =>
      bucket === undefined || target === undefined || !events.some(isCreation)
        ? []
        : [
            {
              from: bucket,
              to: target,
              stated,
              keys: beginningAndEnding(prefix ?? '', suffix ?? ''),
              filtered: prefix === undefined || suffix === undefined,
            },
          ],
  );
  const subscribed = subscriptionsOf(estate).flatMap(({ stated, topic, endpoint }) =>
    topic === undefined || endpoint === undefined
      ? []
      : [
          {
            from: topic,
            to: endpoint,
            stated,
            filtered: isStated(stated.attributes['filter_policy']),
          },
        ],
  );
  const mapped = mappingsOf(estate).flatMap(({ stated, queue, fn }) =>
    queue === undefined || fn === undefined || flagOr(stated.attributes['enabled'], true) === false
      ? []
      : [{ from: queue, to: fn, stated, filtered: isStated(stated.attributes['filter_criteria']) }],
  );
  return [...notified, ...subscribed, ...mapped, ...written(estate)];
}

function isCreation(event: string): boolean {
  return event.startsWith('s3:ObjectCreated:');
}

/** What a notification, a subscription or a mapping takes events out of. */
const SOURCES = ['aws_s3_bucket', 'aws_sns_topic', 'aws_sqs_queue'];

/** What events come out of, and the action by which a function puts one in. */
const WRITES = typesKnowing('receivedBy').filter(({ type }) => SOURCES.includes(type));

function written(estate: Estate): readonly Hop[] {
  return estate.all('aws_lambda_function').flatMap((fn) => {
    const role = roleOf(estate, fn);
    if (role === undefined) return [];
    return policiesOfRole(estate, role).granted.flatMap(({ statement, stated }) =>
      WRITES.filter(({ receivedBy }) => allows(statement, receivedBy)).flatMap(({ type }) =>
        statement.resources.flatMap((resource) => writtenTo(estate, fn, stated, resource, type)),
      ),
    );
  });
}

function writtenTo(
  estate: Estate,
  fn: Subject,
  stated: Subject,
  resource: string,
  type: string,
): readonly Hop[] {
  const hop = (to: Subject, key: string): Hop => ({
    from: fn,
    to,
    stated,
    ...(type === 'aws_s3_bucket' ? { keys: [unreferenced(key)] } : {}),
    filtered: key.includes('${'),
  });
  if (resource === '*') return estate.all(type).map((to) => hop(to, '*'));
  if (type !== 'aws_s3_bucket') {
    const to = estate.target(stated, resource, type);
    return to === undefined ? [] : [hop(to, '')];
  }
  const [, bucket = resource, key] =
    /^((?:\$\{[^}]*\}|[^/$]|\$(?!\{))*)\/(.*)$/s.exec(resource) ?? [];
  if (key === undefined) return [];
  const to = estate.target(stated, bucket, type);
  return to === undefined ? [] : [hop(to, key)];
}

/** A part of a key that is not known may be anything. */
function unreferenced(key: string): Glob {
  return key.replace(/\$\{[^}]*\}/g, '*');
}

import type { IBucket, INotificationTarget, NotificationDestination } from '@archway/core';
import { hopsFrom } from '@archway/core';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { S3BucketNotification } from '@cdktf/provider-aws/lib/s3-bucket-notification';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { Bucket } from '../bucket/bucket';
import type { NotificationEvent } from './notification-event';
import { sameEvent } from './notification-event';

/** Something that can be notified, with a policy that must stand before it can. */
class Target extends Construct implements INotificationTarget {
  constructor(
    scope: Construct,
    id: string,
    private readonly kind: NotificationDestination['kind'] = 'queue',
  ) {
    super(scope, id);
  }

  bindNotification(bucket: IBucket): NotificationDestination {
    const id = `Policy${this.node.children.length}`;
    const policy = new SqsQueuePolicy(this, id, { queueUrl: 'url', policy: bucket.bucketArn });
    return { kind: this.kind, arn: `arn:${this.node.id}`, dependencies: [policy] };
  }
}

function notified(add: (bucket: Bucket, scope: Construct) => void): Synthesized {
  return synth((scope) => add(new Bucket(scope, 'Photos'), scope));
}

const notificationsOf = (add: Parameters<typeof notified>[0]) =>
  notified(add).only(S3BucketNotification);

it('tells each kind of target in the one resource of the bucket, after their policies', () => {
  const notifications = notificationsOf((bucket, scope) => {
    bucket.addNotification(new Target(scope, 'Topic', 'topic'), { prefix: 'a/' });
    bucket.addNotification(new Target(scope, 'Queue', 'queue'), { prefix: 'b/', suffix: '.jpg' });
    bucket.addNotification(new Target(scope, 'Function', 'function'), {
      events: ['s3:ObjectRemoved:Delete'],
      id: 'removed',
    });
  });
  const events = ['s3:ObjectCreated:*'];
  expect(notifications).toEqual({
    bucket: '${aws_s3_bucket.Photos.bucket}',
    topic: [{ id: 'Topic', events, filter_prefix: 'a/', topic_arn: 'arn:Topic' }],
    queue: [
      {
        id: 'Queue',
        events,
        filter_prefix: 'b/',
        filter_suffix: '.jpg',
        queue_arn: 'arn:Queue',
      },
    ],
    lambda_function: [
      {
        id: 'removed',
        events: ['s3:ObjectRemoved:Delete'],
        lambda_function_arn: 'arn:Function',
      },
    ],
    depends_on: [
      expect.stringContaining('aws_sqs_queue_policy.Topic_Policy0'),
      expect.stringContaining('aws_sqs_queue_policy.Queue_Policy0'),
      expect.stringContaining('aws_sqs_queue_policy.Function_Policy0'),
    ],
  });
});

it('numbers the notifications of one target from the second on', () => {
  const { queue } = notificationsOf((bucket, scope) => {
    const target = new Target(new Construct(scope, 'Images'), 'Queue');
    bucket.addNotification(target, { prefix: 'a/' });
    bucket.addNotification(target, { prefix: 'b/' });
  });
  expect(queue.map(({ id }: { id: string }) => id)).toEqual(['Images-Queue', 'Images-Queue-2']);
});

it('is remembered as a way that events of new objects go, with keys as they are', () => {
  notified((bucket, scope) => {
    const target = new Target(scope, 'Queue');
    bucket.addNotification(target, { prefix: 'a+b%2B/', suffix: '%ff' });
    bucket.addNotification(target, { events: ['s3:ObjectRemoved:*'] });
    expect(hopsFrom(bucket)).toEqual([{ target, notifies: { prefix: 'a b+/', suffix: '%ff' } }]);
  });
});

it('lets EventBridge see everything besides', () => {
  const stack = synth((scope) => {
    const bucket = new Bucket(scope, 'Photos', { eventBridge: true });
    bucket.addNotification(new Target(scope, 'Queue'));
  });
  expect(stack.only(S3BucketNotification)).toMatchObject({ eventbridge: true, queue: [{}] });
});

describe('two notifications', () => {
  type Filter = { events?: NotificationEvent[]; prefix?: string; suffix?: string };
  const both = (first: Filter, second: Filter) => () =>
    notified((bucket, scope) => {
      bucket.addNotification(new Target(scope, 'First'), first);
      bucket.addNotification(new Target(scope, 'Second'), second);
    });
  const put: NotificationEvent[] = ['s3:ObjectCreated:Put'];

  it.each<[string, Filter, Filter]>([
    ['of everything', {}, {}],
    ['of which one holds the other', { prefix: 'a/' }, { prefix: 'a/b/' }],
    ['of a prefix and a suffix', { prefix: 'a/' }, { suffix: '.jpg' }],
    ['of suffixes that end alike', { suffix: '.jpg' }, { suffix: 'g' }],
    ['of a way to create and of all ways', { events: put }, {}],
  ])('may not meet: %s', (_, first, second) => {
    expect(both(first, second)).toThrow(/^Bucket 'test\/Photos': notifications must not overlap/);
  });

  it.each<[string, Filter, Filter]>([
    ['prefixes', { prefix: 'a/' }, { prefix: 'b/' }],
    ['suffixes', { prefix: 'a/', suffix: '.jpg' }, { prefix: 'a/', suffix: '.png' }],
    ['events', {}, { events: ['s3:ObjectRemoved:*'] }],
    ['ways to create', { events: put }, { events: ['s3:ObjectCreated:Copy'] }],
    [
      'what Terraform computes',
      { prefix: Token.asString({ resolve: () => 'a' }) },
      { prefix: 'a' },
    ],
  ])('go side by side with different %s', (_, first, second) => {
    expect(both(first, second)).not.toThrow();
  });

  it('are both named when they meet, with what to do', () => {
    expect(both({ prefix: 'a/' }, { suffix: '.jpg' })).toThrow(
      "Bucket 'test/Photos': notifications must not overlap, and 'Second' (s3:ObjectCreated:* of *.jpg) meets 'First' (s3:ObjectCreated:* of a/*): S3 allows one notification for an event of an object; let one topic fan out",
    );
  });
});

it.each<[string, object, string]>([
  ['no event', { events: [] }, "events of 'Queue' must name at least one event"],
  ['another event', { events: ['s3:TestEvent'] }, "events of 'Queue' must be one of"],
  ['a wildcard', { prefix: 'a*' }, "prefix of 'Queue' must not contain '*'"],
  ['a space', { suffix: ' x' }, "suffix of 'Queue' must be URL-encoded"],
  ['an accent', { prefix: 'é' }, "prefix of 'Queue' must be URL-encoded"],
  ['1025 characters', { prefix: 'a'.repeat(1_025) }, 'must have at most 1024 characters, got 1025'],
  ['an empty id', { id: '' }, 'id must be 1 to 255 characters, got ""'],
  ['an id of 256', { id: 'a'.repeat(256) }, 'id must be 1 to 255 characters'],
])('refuses %s', (_, options, problem) => {
  expect(() =>
    notified((bucket, scope) => bucket.addNotification(new Target(scope, 'Queue'), options)),
  ).toThrow(problem);
});

it.each<[string, object]>([
  ['a plus for a space', { suffix: '+x' }],
  ['a percent-encoded accent', { prefix: '%C3%A9/' }],
  ['1024 characters', { prefix: 'a'.repeat(1_024) }],
  ['an id of 255', { id: 'a'.repeat(255) }],
])('accepts %s', (_, options) => {
  expect(() =>
    notified((bucket, scope) => bucket.addNotification(new Target(scope, 'Queue'), options)),
  ).not.toThrow();
});

it('refuses an id that another notification has', () => {
  expect(() =>
    notified((bucket, scope) => {
      bucket.addNotification(new Target(scope, 'First'), { id: 'new', prefix: 'a/' });
      bucket.addNotification(new Target(scope, 'Second'), { id: 'new', prefix: 'b/' });
    }),
  ).toThrow("id must be unique among the notifications of the bucket, got 'new' twice");
});

it('takes a hundred notifications and refuses one more', () => {
  const many = (count: number) => () =>
    notified((bucket, scope) => {
      const target = new Target(scope, 'Queue');
      for (let index = 0; index < count; index += 1) {
        bucket.addNotification(target, { prefix: `${index}/` });
      }
    });
  expect(many(100)).not.toThrow();
  expect(many(101)).toThrow('a bucket has at most 100 notifications');
});

it.each<[NotificationEvent, NotificationEvent, boolean]>([
  ['s3:ObjectCreated:*', 's3:ObjectCreated:*', true],
  ['s3:ObjectCreated:Put', 's3:ObjectCreated:*', true],
  ['s3:ObjectCreated:*', 's3:ObjectCreated:Put', true],
  ['s3:ObjectCreated:Put', 's3:ObjectCreated:Post', false],
  ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', false],
  ['s3:LifecycleTransition', 's3:LifecycleExpiration:*', false],
])('%s and %s hold a common event: %p', (a, b, expected) => {
  expect(sameEvent(a, b)).toBe(expected);
});

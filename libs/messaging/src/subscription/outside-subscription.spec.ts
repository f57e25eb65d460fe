import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { Role } from '@archway/core';
import { synth } from '@archway/testing';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { DeliveryStream } from '../delivery-stream/delivery-stream';
import { PlainBucket } from '../plain-bucket/plain-bucket';
import { Queue } from '../queue/queue';
import { Topic } from '../topic/topic';
import type { EmailSubscriptionOptions, HttpsSubscriptionOptions } from './outside-subscription';

const mailed = (
  options: Partial<EmailSubscriptionOptions> = {},
  topic = (scope: Construct) => new Topic(scope, 'Orders'),
) =>
  synth((scope) => {
    topic(scope).addEmailSubscription('Mail', {
      emailAddress: 'orders@example.com',
      ...options,
    });
  });

const posted = (options: Partial<HttpsSubscriptionOptions> = {}) =>
  synth((scope) => {
    new Topic(scope, 'Orders').addHttpsSubscription('Shop', {
      url: 'https://example.com/orders',
      ...options,
    });
  });

describe('a mail', () => {
  it('is sent for each message, and kept where it cannot be delivered', () => {
    const stack = mailed();
    expect(stack.only(SnsTopicSubscription)).toEqual({
      topic_arn: '${aws_sns_topic.Orders.arn}',
      protocol: 'email',
      endpoint: 'orders@example.com',
      redrive_policy: expect.stringMatching(
        /^\{"deadLetterTargetArn":"\$\{aws_sqs_queue\.Orders_Mail_DeadLetter_\w+\.arn\}"\}$/,
      ),
    });
    expect(stack.only(SqsQueue)['message_retention_seconds']).toBe(1_209_600);
    const policy = JSON.parse(stack.only(SqsQueuePolicy)['policy']);
    expect(policy.Statement).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Condition: {
          ArnEquals: { 'aws:SourceArn': '${aws_sns_topic.Orders.arn}' },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
      }),
    );
  });

  it('holds JSON, or only some messages', () => {
    const filterPolicy = {
      scope: 'MessageAttributes' as const,
      attributes: { kind: ['placed'] },
    };
    expect(mailed({ format: 'json', filterPolicy }).only(SnsTopicSubscription)).toMatchObject({
      protocol: 'email-json',
      filter_policy: '{"kind":["placed"]}',
      filter_policy_scope: 'MessageAttributes',
    });
  });

  it('is lost where it is told so', () => {
    const stack = mailed({ deadLetterQueue: false });
    expect(stack.inventory).not.toHaveProperty('aws_sqs_queue');
    expect(stack.only(SnsTopicSubscription)).not.toHaveProperty('redrive_policy');
  });

  it.each<[string, Partial<EmailSubscriptionOptions>, string]>([
    ['an address without a name', { emailAddress: '@example.com' }, 'must be a mail address'],
    ['two addresses', { emailAddress: 'a@example.com, b@example.com' }, 'must be a mail address'],
    ['another format', { format: 'html' as 'text' }, 'format must be one of json, text'],
  ])('refuses %s', (_, options, problem) => {
    expect(() => mailed(options)).toThrow(problem);
  });

  it('comes from no FIFO topic', () => {
    expect(() => mailed({}, (scope) => new Topic(scope, 'Orders', { fifo: true }))).toThrow(
      "EmailSubscription 'test/Orders/Mail': topic must be a standard one, got FIFO topic 'test/Orders'",
    );
  });
});

describe('an HTTPS endpoint', () => {
  it('confirms while Terraform waits, and has its dead letters kept', () => {
    const stack = posted();
    expect(stack.only(SnsTopicSubscription)).toMatchObject({
      protocol: 'https',
      endpoint: 'https://example.com/orders',
      endpoint_auto_confirms: true,
      redrive_policy: expect.stringContaining('Orders_Shop_DeadLetter'),
    });
    expect(stack.warnings).toEqual([]);
  });

  it('is confirmed by somebody, of whom a warning reminds', () => {
    const stack = posted({ autoConfirms: false });
    expect(stack.only(SnsTopicSubscription)['endpoint_auto_confirms']).toBe(false);
    expect(stack.warnings).toEqual([
      'test/Orders/Shop: nothing is delivered before somebody confirms the subscription: the endpoint gets the SubscribeURL',
    ]);
  });

  it('is tried again as it can bear it', () => {
    const subscription = posted({
      retries: { retries: 5, minimumDelaySeconds: 30, backoffFunction: 'exponential' },
      maximumReceivesPerSecond: 10,
      rawMessageDelivery: true,
      confirmationTimeoutMinutes: 5,
    }).only(SnsTopicSubscription);
    expect(subscription).toMatchObject({
      raw_message_delivery: true,
      confirmation_timeout_in_minutes: 5,
    });
    expect(JSON.parse(subscription['delivery_policy'])).toEqual({
      healthyRetryPolicy: {
        numRetries: 5,
        numNoDelayRetries: 3,
        minDelayTarget: 30,
        maxDelayTarget: 30,
        numMinDelayRetries: 0,
        numMaxDelayRetries: 0,
        backoffFunction: 'exponential',
      },
      throttlePolicy: { maxReceivesPerSecond: 10 },
    });
  });

  it('takes an address with a password that Terraform knows', () => {
    const url = Token.asString({ resolve: () => '${var.url}' });
    expect(posted({ url }).only(SnsTopicSubscription)['endpoint']).toBe('${var.url}');
  });

  it.each<[string, Partial<HttpsSubscriptionOptions>]>([
    ['a hundred retries', { retries: { retries: 100 } }],
    ['one retry', { retries: { retries: 1 } }],
    ['waits that are equal', { retries: { minimumDelaySeconds: 5, maximumDelaySeconds: 5 } }],
    ['an hour to confirm', { confirmationTimeoutMinutes: 60 }],
  ])('accepts %s', (_, options) => {
    expect(() => posted(options)).not.toThrow();
  });

  it.each<[string, Partial<HttpsSubscriptionOptions>, string]>([
    ['an address without TLS', { url: 'http://example.com' }, 'url must be an https:// address'],
    ['a password', { url: 'https://me:secret@example.com' }, 'url must hold no password'],
    ['no retries that count', { retries: { retries: 101 } }, 'retries.retries must be'],
    [
      'more at once than in all',
      { retries: { retries: 2, immediateRetries: 3 } },
      'retries.immediateRetries must be a whole number between 0 and 2, got 3',
    ],
    [
      'waits the wrong way round',
      { retries: { minimumDelaySeconds: 10, maximumDelaySeconds: 5 } },
      'retries.maximumDelaySeconds must not be below the shortest wait 10, got 5',
    ],
    [
      'a wait for nobody',
      { autoConfirms: false, confirmationTimeoutMinutes: 5 },
      'confirmationTimeoutMinutes must be left out',
    ],
    ['more than an hour', { confirmationTimeoutMinutes: 61 }, 'confirmationTimeoutMinutes must be'],
  ])('refuses %s', (_, options, problem) => {
    expect(() => posted(options)).toThrow(problem);
  });

  it('has a standard queue for its dead letters', () => {
    expect(() =>
      synth((scope) => {
        new Topic(scope, 'Orders').addHttpsSubscription('Shop', {
          url: 'https://example.com',
          deadLetterQueue: new Queue(scope, 'Dead', { fifo: true }),
        });
      }),
    ).toThrow('deadLetterQueue must be a standard queue like the topic, got a FIFO queue');
  });
});

describe('a delivery stream', () => {
  it('keeps what is published, delivered with a role for this topic only', () => {
    const stack = synth((scope) => {
      const archive = new DeliveryStream(scope, 'Archive', {
        bucket: new PlainBucket(scope, 'Kept'),
      });
      new Topic(scope, 'Orders').addSubscription(archive, { rawMessageDelivery: true });
    });
    expect(stack.only(SnsTopicSubscription)).toMatchObject({
      protocol: 'firehose',
      endpoint: '${aws_kinesis_firehose_delivery_stream.Archive.arn}',
      subscription_role_arn: expect.stringContaining('aws_iam_role.Archive_For-Orders'),
      raw_message_delivery: true,
      depends_on: expect.arrayContaining([expect.stringContaining('aws_iam_role_policy.')]),
    });
    const role = stack
      .all(IamRole)
      .map(({ assume_role_policy }) => JSON.parse(assume_role_policy).Statement[0])
      .find(({ Principal }) => Principal.Service === 'sns.amazonaws.com');
    expect(role.Condition).toEqual({
      ArnEquals: { 'aws:SourceArn': '${aws_sns_topic.Orders.arn}' },
      StringEquals: { 'aws:SourceAccount': '111122223333' },
    });
  });

  it('takes nothing of a FIFO topic', () => {
    expect(() =>
      synth((scope) => {
        const bucket = new PlainBucket(scope, 'Kept');
        new Topic(scope, 'Orders', { fifo: true }).addSubscription(
          new DeliveryStream(scope, 'Archive', { bucket }),
        );
      }),
    ).toThrow("target of a FIFO topic must be a queue, got delivery stream 'test/Archive'");
  });
});

it('lets a role subscribe endpoints of its own', () => {
  const stack = synth((scope) => {
    const partner = new Role(scope, 'Partner', { assumedBy: 'ecs-tasks.amazonaws.com' });
    new Topic(scope, 'Orders').grantSubscribe(partner);
  });
  expect(JSON.parse(stack.only(IamRolePolicy)['policy']).Statement).toEqual([
    { Effect: 'Allow', Action: 'sns:Subscribe', Resource: '${aws_sns_topic.Orders.arn}' },
    { Effect: 'Allow', Action: 'sns:Unsubscribe', Resource: '${aws_sns_topic.Orders.arn}:*' },
  ]);
});

import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { hopsFrom } from '@archway/core';
import type { Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Construct } from 'constructs';
import { PlainFunction } from '../plain-function/plain-function';
import { Queue } from '../queue/queue';
import { Topic } from '../topic/topic';
import type { SubscriptionOptions } from './subscription';

function subscribed(options?: SubscriptionOptions): Synthesized {
  return synth((stack) => {
    const queue = new Queue(stack, 'Orders', { deadLetterQueue: false });
    new Topic(stack, 'Uploads').addSubscription(queue, options);
  });
}

it('deploys one subscription beside its topic and its queue', () => {
  expect(subscribed().inventory).toEqual({
    aws_sns_topic: 1,
    aws_sns_topic_policy: 1,
    aws_sns_topic_subscription: 1,
    aws_sqs_queue: 1,
    aws_sqs_queue_policy: 1,
  });
});

it('sends what is published to the queue, once the queue lets it', () => {
  const stack = subscribed();
  expect(stack.only(SnsTopicSubscription)).toEqual({
    topic_arn: '${aws_sns_topic.Uploads.arn}',
    protocol: 'sqs',
    endpoint: '${aws_sqs_queue.Orders.arn}',
    depends_on: [stack.addresses.find((address) => address.startsWith('aws_sqs_queue_policy'))],
  });
});

it('sends what is published to a function, once the function lets it', () => {
  const stack = synth((scope) => {
    new Topic(scope, 'Uploads').addSubscription(new PlainFunction(scope, 'Resize'));
  });
  expect(stack.only(SnsTopicSubscription)).toMatchObject({
    protocol: 'lambda',
    endpoint: '${aws_lambda_function.Resize.arn}',
    depends_on: [stack.addresses.find((address) => address.startsWith('aws_lambda_permission'))],
  });
});

it('subscribes to a topic that others deploy', () => {
  const topicArn = 'arn:aws:sns:eu-central-1:111122223333:shared';
  const stack = synth((scope) => {
    const topic = Topic.fromTopicAttributes(scope, 'Shared', { topicArn });
    topic.addSubscription(new Queue(scope, 'Orders'));
  });
  expect(stack.only(SnsTopicSubscription)['topic_arn']).toBe(topicArn);
});

it('stands on the way that events take', () => {
  synth((scope) => {
    const topic = new Topic(scope, 'Uploads');
    const queue = new Queue(scope, 'Orders');
    topic.addSubscription(queue);
    expect(hopsFrom(topic)).toEqual([{ target: queue }]);
  });
});

it('keeps its address when another comes', () => {
  const stack = synth((scope) => {
    const topic = new Topic(scope, 'Uploads');
    topic.addSubscription(new Queue(scope, 'Returns'));
    topic.addSubscription(new Queue(scope, 'Orders'));
  });
  const [address] = Object.keys(subscribed().json['resource'].aws_sns_topic_subscription);
  expect(stack.addresses).toContain(`aws_sns_topic_subscription.${address}`);
});

it('has an id of its own where the target is subscribed twice', () => {
  const stack = synth((scope) => {
    const topic = new Topic(scope, 'Uploads');
    const queue = new Queue(scope, 'Orders');
    topic.addSubscription(queue);
    topic.addSubscription(queue, { id: 'Urgent' });
  });
  expect(stack.all(SnsTopicSubscription)).toHaveLength(2);
});

it.each([
  ['the same target', (scope: Construct) => scope],
  ['a target of the same id', (scope: Construct) => new Construct(scope, 'Elsewhere')],
])('rejects %s without an id of its own', (_what, elsewhere) => {
  expect(() =>
    synth((scope) => {
      const topic = new Topic(scope, 'Uploads');
      const queue = new Queue(scope, 'Orders');
      const other = elsewhere(scope);
      topic.addSubscription(queue);
      topic.addSubscription(other === scope ? queue : new Queue(other, 'Orders'));
    }),
  ).toThrow(/^Topic 'test\/Uploads': subscription '.*Orders' must have an id of its own/);
});

it('delivers raw messages', () => {
  expect(
    subscribed({ rawMessageDelivery: true }).only(SnsTopicSubscription)['raw_message_delivery'],
  ).toBe(true);
});

it('rejects raw messages to a function', () => {
  expect(() =>
    synth((scope) => {
      new Topic(scope, 'Uploads').addSubscription(new PlainFunction(scope, 'Resize'), {
        rawMessageDelivery: true,
      });
    }),
  ).toThrow(
    "Subscription 'test/Uploads/Resize': rawMessageDelivery must be false for function 'test/Resize', got true",
  );
});

describe('a filter', () => {
  it('on attributes is passed on', () => {
    const attributes = { store: ['example', { prefix: 'test-' }] };
    const subscription = subscribed({
      filterPolicy: { scope: 'MessageAttributes', attributes },
    }).only(SnsTopicSubscription);
    expect(subscription['filter_policy_scope']).toBe('MessageAttributes');
    expect(JSON.parse(subscription.filter_policy)).toEqual(attributes);
  });

  it('on the body is passed on', () => {
    const body = { Records: { s3: { object: { key: [{ suffix: '.png' }] } } } };
    const subscription = subscribed({ filterPolicy: { scope: 'MessageBody', body } }).only(
      SnsTopicSubscription,
    );
    expect(subscription['filter_policy_scope']).toBe('MessageBody');
    expect(JSON.parse(subscription.filter_policy)).toEqual(body);
  });

  it('that SNS would refuse is rejected', () => {
    expect(() => subscribed({ filterPolicy: { scope: 'MessageBody', body: {} } })).toThrow(
      "Subscription 'test/Uploads/Orders': filterPolicy must name at least one value to match, got none",
    );
  });
});

describe('a dead-letter queue', () => {
  it('takes what the topic could not deliver, and from that topic only', () => {
    const stack = synth((scope) => {
      const deadLetterQueue = new Queue(scope, 'Undelivered', { deadLetterQueue: false });
      const topic = new Topic(scope, 'Uploads');
      topic.addSubscription(new PlainFunction(scope, 'Resize'), { deadLetterQueue });
      expect(hopsFrom(topic).map(({ target }) => target.node.id)).toEqual([
        'Undelivered',
        'Resize',
      ]);
    });
    expect(JSON.parse(stack.only(SnsTopicSubscription).redrive_policy)).toEqual({
      deadLetterTargetArn: '${aws_sqs_queue.Undelivered.arn}',
    });
    expect(JSON.parse(stack.only(SqsQueuePolicy).policy).Statement[1]).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: '${aws_sqs_queue.Undelivered.arn}',
      Condition: {
        ArnEquals: { 'aws:SourceArn': '${aws_sns_topic.Uploads.arn}' },
        StringEquals: { 'aws:SourceAccount': '111122223333' },
      },
    });
  });
});

describe('order', () => {
  function ordered(topic: boolean, queue: boolean, deadLetters?: boolean): Synthesized {
    return synth((scope) => {
      new Topic(scope, 'Uploads', { fifo: topic }).addSubscription(
        new Queue(scope, 'Orders', { fifo: queue }),
        deadLetters === undefined
          ? {}
          : { deadLetterQueue: new Queue(scope, 'Undelivered', { fifo: deadLetters }) },
      );
    });
  }

  it.each([
    [true, true, true],
    [true, false, true],
    [false, false, false],
  ])('of topic %p, queue %p and dead-letter queue %p is taken', (...fifo) => {
    expect(() => ordered(...fifo)).not.toThrow();
  });

  it('of a FIFO queue is rejected on a standard topic', () => {
    expect(() => ordered(false, true)).toThrow(
      "target of a standard topic must be a standard queue, got FIFO queue 'test/Orders'",
    );
  });

  it.each([
    [true, 'a FIFO queue'],
    [false, 'a standard queue'],
  ])('of topic %p is that of its dead-letter queue', (fifo, kind) => {
    expect(() => ordered(fifo, fifo, !fifo)).toThrow(
      `deadLetterQueue must be ${kind} like the topic, got 'test/Undelivered'`,
    );
  });

  it('of a topic and a queue that others deploy is what is said of them', () => {
    expect(() =>
      synth((scope) => {
        const topicArn = 'arn:aws:sns:eu-central-1:111122223333:shared.fifo';
        const queue = Queue.fromQueueAttributes(scope, 'Orders', {
          queueArn: 'arn:aws:sqs:eu-central-1:111122223333:orders.fifo',
          queueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/orders.fifo',
          fifo: true,
        });
        Topic.fromTopicAttributes(scope, 'Fifo', { topicArn, fifo: true }).addSubscription(queue);
        Topic.fromTopicAttributes(scope, 'Standard', { topicArn }).addSubscription(queue);
      }),
    ).toThrow(
      "Subscription 'test/Standard/Orders': target of a standard topic must be a standard queue, got FIFO queue 'test/Orders'",
    );
  });

  it('is not kept by a function', () => {
    expect(() =>
      synth((scope) => {
        new Topic(scope, 'Uploads', { fifo: true }).addSubscription(
          new PlainFunction(scope, 'Resize'),
        );
      }),
    ).toThrow("target of a FIFO topic must be a queue, got function 'test/Resize'");
  });
});

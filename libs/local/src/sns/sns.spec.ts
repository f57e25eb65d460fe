import { AwsError } from '../aws-error/aws-error';
import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud } from '../testing/cloud-of';
import type { PublishInput } from './sns-api';

const ADMIN = ADMINISTRATOR;
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:t';

const allow = (service: string): string =>
  JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sqs:SendMessage',
        Resource: '*',
      },
    ],
  });

const topicCloud = (
  subscription: object = {},
  queuePolicy = allow('sns.amazonaws.com'),
): SpecCloud =>
  cloudOf({
    provider: { aws: { region: 'eu-west-1' } },
    resource: {
      aws_sns_topic: { T: { name: 't' } },
      aws_sqs_queue: {
        Q: { name: 'q', policy: queuePolicy },
        D: { name: 'd', policy: allow('sns.amazonaws.com') },
      },
      aws_sns_topic_subscription: {
        S: {
          topic_arn: '${aws_sns_topic.T.arn}',
          protocol: 'sqs',
          endpoint: '${aws_sqs_queue.Q.arn}',
          ...subscription,
        },
      },
    },
  });

/** What stands in a queue after a publication. */
async function published(
  spec: SpecCloud,
  input: Partial<PublishInput> = {},
  queueUrl = 'q',
): Promise<readonly { body: string; messageAttributes: object }[]> {
  spec.cloud.sns.publish(ADMIN, { topicArn: TOPIC, message: 'hello', ...input });
  await spec.clock.runUntilIdle();
  return spec.cloud.sqs.receiveMessage(ADMIN, { queueUrl, messageAttributeNames: ['All'] });
}

const text = (stringValue: string) => ({ dataType: 'String', stringValue });

describe('a subscription', () => {
  it('delivers an envelope with all its fields', async () => {
    const spec = topicCloud();
    const [message] = await published(spec, { subject: 'S', messageAttributes: { a: text('x') } });
    expect(JSON.parse(message?.body ?? '')).toEqual({
      Type: 'Notification',
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      TopicArn: TOPIC,
      Subject: 'S',
      Message: 'hello',
      Timestamp: '2026-01-01T00:00:00.000Z',
      SignatureVersion: '1',
      Signature: 'EXAMPLE',
      SigningCertURL: expect.stringMatching(
        /^https:\/\/sns\.eu-west-1\.amazonaws\.com\//,
      ) as string,
      UnsubscribeURL: expect.stringContaining(`SubscriptionArn=${TOPIC}:`) as string,
      MessageAttributes: { a: { Type: 'String', Value: 'x' } },
    });
    expect(message?.messageAttributes).toEqual({});
  });

  it('delivers the message as it is, with its attributes, when it is raw', async () => {
    const [message] = await published(topicCloud({ raw_message_delivery: true }), {
      messageAttributes: { a: text('x') },
    });
    expect([message?.body, message?.messageAttributes]).toEqual(['hello', { a: text('x') }]);
  });

  it('has a text of its own in a message with structure', async () => {
    const message = JSON.stringify({ default: 'all', sqs: 'queue' });
    const [delivered] = await published(topicCloud({ raw_message_delivery: true }), {
      message,
      messageStructure: 'json',
    });
    expect(delivered?.body).toBe('queue');
  });

  it('to a function calls it with the event of SNS', async () => {
    const events: unknown[] = [];
    const spec = cloudOf(
      {
        provider: { aws: { region: 'eu-west-1' } },
        resource: {
          aws_sns_topic: { T: { name: 't' } },
          aws_iam_role: {
            R: {
              name: 'r',
              assume_role_policy: JSON.stringify({
                Statement: [
                  {
                    Effect: 'Allow',
                    Principal: { Service: 'lambda.amazonaws.com' },
                    Action: 'sts:AssumeRole',
                  },
                ],
              }),
            },
          },
          aws_lambda_function: { F: { function_name: 'f', role: '${aws_iam_role.R.arn}' } },
          aws_lambda_permission: {
            P: {
              function_name: 'f',
              action: 'lambda:InvokeFunction',
              principal: 'sns.amazonaws.com',
              source_arn: '${aws_sns_topic.T.arn}',
            },
          },
          aws_sns_topic_subscription: {
            S: {
              topic_arn: '${aws_sns_topic.T.arn}',
              protocol: 'lambda',
              endpoint: '${aws_lambda_function.F.arn}',
            },
          },
        },
      },
      (event) => events.push(event),
    );
    spec.cloud.sns.publish(ADMIN, { topicArn: TOPIC, message: 'hello' });
    await spec.clock.runUntilIdle();
    expect(events).toMatchObject([
      {
        Records: [
          {
            EventSource: 'aws:sns',
            EventVersion: '1.0',
            Sns: { Type: 'Notification', Message: 'hello', Subject: null },
          },
        ],
      },
    ]);
  });
});

describe('a filter policy', () => {
  const count = async (subscription: object, input: Partial<PublishInput>): Promise<number> =>
    (await published(topicCloud(subscription), input)).length;

  it.each([
    [{ store: ['example'] }, { store: text('example') }, 1],
    [{ store: ['example'] }, { store: text('other') }, 0],
    [{ store: ['example'] }, {}, 0],
    [
      { price: [{ numeric: ['>=', 100] }] },
      { price: { dataType: 'Number', stringValue: '210.75' } },
      1,
    ],
    [{ price: [{ numeric: ['>=', 100] }] }, { price: text('210.75') }, 0],
    [{ kinds: ['b'] }, { kinds: { dataType: 'String.Array', stringValue: '["a","b"]' } }, 1],
    [{ kinds: [{ exists: true }] }, { kinds: { dataType: 'Binary', binaryValue: 'eA==' } }, 0],
  ])('%j on attributes %j delivers %i', async (policy, messageAttributes, expected) => {
    expect(await count({ filter_policy: JSON.stringify(policy) }, { messageAttributes })).toBe(
      expected,
    );
  });

  it.each([
    ['{"Records":[{"s3":{"object":{"key":"upload/a.jpg"}}}]}', 1],
    ['{"Records":[{"s3":{"object":{"key":"other/a.jpg"}}}]}', 0],
    ['not JSON', 0],
    ['["a list"]', 0],
  ])('on the body %s delivers %i', async (message, expected) => {
    const filter_policy = '{"Records":{"s3":{"object":{"key":[{"prefix":"upload/"}]}}}}';
    expect(await count({ filter_policy, filter_policy_scope: 'MessageBody' }, { message })).toBe(
      expected,
    );
  });

  it('puts what it keeps back on the trace', async () => {
    const spec = topicCloud({ filter_policy: '{"a":["x"]}' });
    await published(spec);
    expect(spec.of('filtered')).toMatchObject([
      { from: TOPIC, reason: 'the filter policy of aws_sns_topic_subscription.S' },
    ]);
  });
});

describe('a delivery that the queue refuses', () => {
  const nobody = '{"Statement":[]}';

  it('is lost without a dead-letter queue', async () => {
    const spec = topicCloud({}, nobody);
    expect(await published(spec)).toEqual([]);
    expect(spec.of('lost')).toHaveLength(1);
  });

  it('ends in the dead-letter queue of the subscription', async () => {
    const spec = topicCloud(
      { redrive_policy: '{"deadLetterTargetArn":"${aws_sqs_queue.D.arn}"}' },
      nobody,
    );
    expect(await published(spec, {}, 'd')).toHaveLength(1);
    expect(spec.of('dead-lettered')).toMatchObject([{ from: TOPIC }]);
  });
});

it.each([
  [{ topicArn: 'arn:aws:sns:eu-west-1:123456789012:none' }, 'NotFound'],
  [{ message: '' }, 'InvalidParameter'],
  [{ message: 'x'.repeat(262_145) }, 'InvalidParameter'],
  [{ message: 'x', messageStructure: 'json' }, 'InvalidParameter'],
])('a publication with %o is answered as SNS does', (input, code) => {
  const publish = () =>
    topicCloud().cloud.sns.publish(ADMIN, { topicArn: TOPIC, message: 'x', ...input });
  expect(publish).toThrow(AwsError);
  expect(publish).toThrow(expect.objectContaining({ code }) as Error);
});

it('topics and subscriptions are listed', () => {
  const { sns } = topicCloud().cloud;
  expect(sns.listTopics(ADMIN)).toEqual([TOPIC]);
  expect(sns.listSubscriptionsByTopic(ADMIN, { topicArn: TOPIC })).toMatchObject([
    { protocol: 'sqs', endpoint: 'arn:aws:sqs:eu-west-1:123456789012:q', owner: '123456789012' },
  ]);
});

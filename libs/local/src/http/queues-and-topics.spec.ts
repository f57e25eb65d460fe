import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsCommand,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import {
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { ADMINISTRATOR } from '../principal/principal';
import { cloudOf, type SpecCloud } from '../testing/cloud-of';
import { serve, type LocalServer } from './server/serve';

const TopicArn = 'arn:aws:sns:eu-west-1:123456789012:t';
const DeadArn = 'arn:aws:sqs:eu-west-1:123456789012:dead';

/** What the endpoint was sent; it confirms where the message asks for it. */
const posted: { type: string; body: string }[] = [];
let status = 200;

let endpoint: Server;
let spec: SpecCloud;
let server: LocalServer;
let sqs: SQSClient;
let sns: SNSClient;

beforeAll(async () => {
  endpoint = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const type = String(request.headers['x-amz-sns-message-type']);
      posted.push({ type, body });
      const { SubscribeURL } = (type === 'SubscriptionConfirmation' ? JSON.parse(body) : {}) as {
        SubscribeURL?: string;
      };
      const confirming =
        SubscribeURL !== undefined ? fetch(SubscribeURL) : Promise.resolve(undefined);
      void confirming.then(() => response.writeHead(status).end());
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/hook`;
  spec = cloudOf({
    provider: { aws: { region: 'eu-west-1' } },
    resource: {
      aws_sqs_queue: {
        Jobs: {
          name: 'jobs',
          redrive_policy: JSON.stringify({ deadLetterTargetArn: DeadArn, maxReceiveCount: 1 }),
        },
        Dead: { name: 'dead' },
      },
      aws_sns_topic: { T: { name: 't' } },
      aws_sns_topic_subscription: {
        Hook: { topic_arn: '${aws_sns_topic.T.arn}', protocol: 'http', endpoint: url },
        Far: {
          topic_arn: '${aws_sns_topic.T.arn}',
          protocol: 'https',
          endpoint: 'https://example.com/hook',
        },
      },
      aws_iam_role: { R: { name: 'r', assume_role_policy: '{"Statement":[]}' } },
      aws_lambda_function: { F: { function_name: 'f', role: '${aws_iam_role.R.arn}' } },
      aws_lambda_alias: { Live: { name: 'live', function_name: 'f', function_version: '1' } },
    },
  });
  server = await serve(spec.cloud);
  const settings = {
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'USER', secretAccessKey: 'x' },
    maxAttempts: 1,
  };
  sqs = new SQSClient(settings);
  sns = new SNSClient(settings);
});
afterAll(async () => {
  sqs.destroy();
  sns.destroy();
  await server.close();
  await new Promise((resolve) => endpoint.close(resolve));
});

const QueueUrl = (name = 'jobs'): string => `${server.url}/123456789012/${name}`;
const until = async (done: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200 && !done(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(done()).toBe(true);
};

describe('a message', () => {
  it.each([
    ['\u0000', false],
    ['a\u000Bb', false],
    ['\uFFFE', false],
    ['\t\r\n é 🎉 \uFFFD', true],
  ])('with the text %j is taken: %s', async (MessageBody, isTaken) => {
    const sent = sqs.send(new SendMessageCommand({ QueueUrl: QueueUrl('dead'), MessageBody }));
    if (isTaken) await expect(sent).resolves.toHaveProperty('MessageId');
    else await expect(sent).rejects.toMatchObject({ name: 'InvalidMessageContents' });
    spec.cloud.sqs.purgeQueue(ADMINISTRATOR, { queueUrl: 'dead' });
  });

  it.each([
    [524_288, 1, true],
    [524_289, 2, false],
  ])(
    'of %i bytes with another of its size, over the limit of a batch: %i',
    async (bytes, _count, fits) => {
      const Entries = ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(bytes) }));
      const sent = sqs.send(new SendMessageBatchCommand({ QueueUrl: QueueUrl('dead'), Entries }));
      // The queue's own limit may refuse each message; the batch as a whole is not refused for it.
      if (fits) await expect(sent).resolves.toBeDefined();
      else await expect(sent).rejects.toThrow('cannot be longer than 1048576 bytes');
      spec.cloud.sqs.purgeQueue(ADMINISTRATOR, { queueUrl: 'dead' });
    },
  );

  it.each([
    ['an id', false],
    ['an-id_1', true],
  ])('in a batch with the id %j is taken: %s', async (Id, isTaken) => {
    const Entries = [{ Id, MessageBody: 'x' }];
    const sent = sqs.send(new SendMessageBatchCommand({ QueueUrl: QueueUrl('dead'), Entries }));
    if (isTaken) await expect(sent).resolves.toMatchObject({ Successful: [{ Id }] });
    else await expect(sent).rejects.toThrow('alphanumeric');
    spec.cloud.sqs.purgeQueue(ADMINISTRATOR, { queueUrl: 'dead' });
  });
});

describe('a dead-letter queue', () => {
  it('names the queues that it serves', async () => {
    const { queueUrls } = await sqs.send(
      new ListDeadLetterSourceQueuesCommand({ QueueUrl: QueueUrl('dead') }),
    );
    expect(queueUrls).toEqual([QueueUrl('jobs')]);
  });

  it('gives its messages back to where they came from, as new ones', async () => {
    const receive = (queueUrl: string) =>
      spec.cloud.sqs.receiveMessage(ADMINISTRATOR, { queueUrl });
    const { MessageId } = await sqs.send(
      new SendMessageCommand({ QueueUrl: QueueUrl(), MessageBody: 'again' }),
    );
    await receive('jobs');
    await spec.clock.advance(31_000);
    expect(await receive('jobs')).toEqual([]);
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: DeadArn }));
    const [message] = await receive('jobs');
    expect(message?.body).toBe('again');
    expect(message?.messageId).not.toBe(MessageId);
    const { Results } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn: DeadArn }));
    expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
  });

  it('is what a move begins at; another queue is refused', async () => {
    const SourceArn = DeadArn.replace('dead', 'jobs');
    const moved = sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
    await expect(moved).rejects.toThrow('must be configured as a Dead Letter Queue');
  });
});

describe('a subscription by HTTP', () => {
  it('is confirmed by the link that it is sent, and then sent what is published', async () => {
    await until(() =>
      spec.cloud.sns
        .listSubscriptions(ADMINISTRATOR)
        .every(({ subscriptionArn }) => subscriptionArn !== 'PendingConfirmation'),
    );
    const { Subscriptions = [] } = await sns.send(new ListSubscriptionsCommand({}));
    const SubscriptionArn = Subscriptions[0]?.SubscriptionArn;
    expect(
      (await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes,
    ).toMatchObject({ Protocol: 'http', PendingConfirmation: 'false' });
    await sns.send(new PublishCommand({ TopicArn, Message: 'hello' }));
    await spec.clock.advance(0);
    await until(() => posted.some(({ type }) => type === 'Notification'));
    expect(posted.map(({ type }) => type)).toEqual(['SubscriptionConfirmation', 'Notification']);
    expect(JSON.parse(posted[1]?.body ?? '')).toMatchObject({ Message: 'hello', TopicArn });
  });

  it('is tried three times more, and lost without a dead-letter queue', async () => {
    status = 500;
    posted.length = 0;
    await sns.send(new PublishCommand({ TopicArn, Message: 'lost' }));
    for (let tries = 1; tries <= 4; tries += 1) {
      await spec.clock.advance(20_000);
      await until(() => posted.length === tries);
    }
    await until(() => spec.of('lost').length === 1);
    status = 200;
  });

  it('that leads to another machine is named, and nothing is sent to it', async () => {
    expect(spec.cloud.notSimulated).toContainEqual(
      'aws_sns_topic_subscription.Far: the endpoint is not on this machine; nothing is sent to it',
    );
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
    expect(Attributes).toMatchObject({ SubscriptionsConfirmed: '1', SubscriptionsPending: '0' });
  });
});

describe('what is not served', () => {
  const ask = (
    service: string,
    method: string,
    path: string,
    headers: object = {},
    body?: string,
  ) =>
    fetch(`${server.url}${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=USER/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
        ...headers,
      },
    }).then(async (answer) => `${answer.status} ${await answer.text()}`);

  it.each([
    ['lambda', 'PUT', '/2015-03-31/functions/f/code', {}, '{}', 'Lambda UpdateFunctionCode'],
    ['sqs', 'POST', '/', { 'x-amz-target': 'AmazonSQS.CreateQueue' }, '{}', 'SQS CreateQueue'],
    ['sns', 'POST', '/', {}, 'Action=CreateTopic&Name=x', 'SNS CreateTopic'],
    [
      'logs',
      'POST',
      '/',
      { 'x-amz-target': 'Logs_20140328.PutLogEvents' },
      '{}',
      'CloudWatch Logs PutLogEvents',
    ],
    ['events', 'POST', '/', { 'x-amz-target': 'AWSEvents.PutRule' }, '{}', 'EventBridge PutRule'],
    ['sts', 'POST', '/', {}, 'Action=AssumeRole', 'STS AssumeRole'],
    ['iam', 'POST', '/', {}, 'Action=CreateRole', 'iam CreateRole'],
  ])(
    'of %s is refused in its words, by the name of the operation',
    async (service, method, path, headers, body, named) => {
      const answer = await ask(service, method, path, headers, body);
      expect(answer).toMatch(/^4/);
      expect(answer).toContain(named);
      expect(answer).not.toContain('NotImplemented');
      expect(answer.includes('<Error>')).toBe(['sns', 'sts', 'iam'].includes(service));
    },
  );

  it('aliases are listed', async () => {
    expect(await ask('lambda', 'GET', '/2015-03-31/functions/f/aliases')).toContain(
      '"FunctionVersion":"1"',
    );
  });
});

import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { QUEUE, sqsAsked, server, sqsClient } from '../testing/served-cloud';

describe('a queue', () => {
  it('is found by name, at a URL that leads back here', async () => {
    const { QueueUrl } = await sqsClient.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
    expect(QueueUrl).toBe(`${server.url}/123456789012/orders`);
    const { QueueUrls } = await sqsClient.send(new ListQueuesCommand({}));
    expect(QueueUrls).toEqual([QueueUrl]);
  });

  it.each([QUEUE, 'here'])('takes messages at %s', async (where) => {
    const QueueUrl = where === 'here' ? `${server.url}/123456789012/orders` : where;
    const sent = await sqsClient.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'hé',
        DelaySeconds: 3,
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'x' },
          raw: { DataType: 'Binary', BinaryValue: Buffer.from([1]) },
        },
      }),
    );
    expect(sent.MessageId).toBe('m-1');
    expect(sqsAsked).toMatchObject([
      {
        queueUrl: QUEUE,
        messageBody: 'hé',
        delaySeconds: 3,
        messageAttributes: {
          kind: { dataType: 'String', stringValue: 'x' },
          raw: { dataType: 'Binary', binaryValue: 'AQ==' },
        },
      },
    ]);
  });

  it('gives messages, which are then deleted or hidden', async () => {
    const { Messages } = await sqsClient.send(
      new ReceiveMessageCommand({
        QueueUrl: QUEUE,
        MaxNumberOfMessages: 2,
        WaitTimeSeconds: 1,
        VisibilityTimeout: 9,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    expect(Messages).toMatchObject([
      {
        Body: 'hé <b>',
        ReceiptHandle: 'r-1',
        Attributes: { ApproximateReceiveCount: '1' },
        MessageAttributes: { kind: { StringValue: 'x' } },
      },
    ]);
    expect(sqsAsked).toEqual([
      {
        queueUrl: QUEUE,
        maxNumberOfMessages: 2,
        waitTimeSeconds: 1,
        visibilityTimeout: 9,
        attributeNames: ['All'],
        messageAttributeNames: ['All'],
      },
    ]);
    const handle = { QueueUrl: QUEUE, ReceiptHandle: 'r-1' };
    await sqsClient.send(new DeleteMessageCommand(handle));
    await sqsClient.send(new ChangeMessageVisibilityCommand({ ...handle, VisibilityTimeout: 0 }));
    expect(sqsAsked.at(-1)).toEqual({
      queueUrl: QUEUE,
      receiptHandle: 'r-1',
      visibilityTimeout: 0,
    });
  });

  it('takes batches, each entry with its own outcome', async () => {
    const Entries = [
      { Id: 'a', MessageBody: 'a' },
      { Id: 'bad', MessageBody: 'b' },
    ];
    const answer = await sqsClient.send(new SendMessageBatchCommand({ QueueUrl: QUEUE, Entries }));
    expect(answer.Successful).toMatchObject([{ Id: 'a', MessageId: 'a' }]);
    expect(answer.Failed).toMatchObject([{ Id: 'bad', SenderFault: true }]);
    const deleted = await sqsClient.send(
      new DeleteMessageBatchCommand({
        QueueUrl: QUEUE,
        Entries: [{ Id: 'a', ReceiptHandle: 'r' }],
      }),
    );
    expect(deleted.Successful).toEqual([{ Id: 'a' }]);
  });

  it('tells its attributes', async () => {
    const answer = await sqsClient.send(new GetQueueAttributesCommand({ QueueUrl: QUEUE }));
    expect(answer.Attributes).toEqual({ ApproximateNumberOfMessages: '3' });
  });

  it('learns that a long poll was given up', async () => {
    const abort = new AbortController();
    const poll = sqsClient.send(
      new ReceiveMessageCommand({ QueueUrl: QUEUE, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
      { abortSignal: abort.signal },
    );
    setTimeout(() => abort.abort(), 100);
    await expect(poll).rejects.toThrow();
    for (let tries = 0; tries < 50 && sqsAsked.at(-1) !== 'given up'; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(sqsAsked.at(-1)).toBe('given up');
  });

  it.each([
    ['QueueDoesNotExist', () => new GetQueueUrlCommand({ QueueName: 'none' })],
    ['UnsupportedOperation', () => new CreateQueueCommand({ QueueName: 'new' })],
    ['InternalError', () => new PurgeQueueCommand({ QueueUrl: QUEUE })],
  ])('refuses with %s in the SDK’s words', async (name, command) => {
    const answer = sqsClient.send(command() as PurgeQueueCommand);
    await expect(answer).rejects.toMatchObject({ name });
  });
});

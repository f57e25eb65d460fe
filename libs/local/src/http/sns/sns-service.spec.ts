import {
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { TOPIC, snsAsked, snsClient } from '../testing/served-cloud';

describe('a topic', () => {
  it('is published to', async () => {
    const answer = await snsClient.send(
      new PublishCommand({
        TopicArn: TOPIC,
        Message: 'a=1&b="ü"',
        Subject: 's',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'x' },
          raw: { DataType: 'Binary', BinaryValue: Buffer.from([1]) },
        },
      }),
    );
    expect(answer.MessageId).toBe('n-1');
    expect(snsAsked).toMatchObject([
      {
        topicArn: TOPIC,
        message: 'a=1&b="ü"',
        subject: 's',
        messageAttributes: {
          kind: { dataType: 'String', stringValue: 'x' },
          raw: { dataType: 'Binary', binaryValue: 'AQ==' },
        },
      },
    ]);
  });

  it('is published to in batches', async () => {
    const PublishBatchRequestEntries = [
      { Id: 'a', Message: '1' },
      { Id: 'b', Message: '2' },
    ];
    const answer = await snsClient.send(
      new PublishBatchCommand({ TopicArn: TOPIC, PublishBatchRequestEntries }),
    );
    expect(answer.Successful).toEqual([
      { Id: 'a', MessageId: 'n-1' },
      { Id: 'b', MessageId: 'n-2' },
    ]);
  });

  it('is listed with its subscriptions', async () => {
    const { Topics } = await snsClient.send(new ListTopicsCommand({}));
    expect(Topics).toEqual([{ TopicArn: TOPIC }]);
    const { Subscriptions } = await snsClient.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC }),
    );
    expect(Subscriptions).toMatchObject([{ Protocol: 'sqs', Endpoint: 'q' }]);
  });

  it('refuses in the SDK’s words', async () => {
    const unknown = snsClient.send(new PublishCommand({ TopicArn: `${TOPIC}2`, Message: 'x' }));
    await expect(unknown).rejects.toMatchObject({ name: 'NotFoundException' });
    const unserved = snsClient.send(new SubscribeCommand({ TopicArn: TOPIC, Protocol: 'sqs' }));
    await expect(unserved).rejects.toThrow('The local run does not serve SNS Subscribe.');
  });
});

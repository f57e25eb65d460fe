import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { OrderTable, Prices } from './accept-order';
import type { Order, OrderMessage } from './order';
import type { OrderQueue, TaskProtection } from './worker';

const BATCH = 10;
const LONGEST_WAIT_SECONDS = 20;
/** An unknown price is better than a worker that waits for one while its messages become visible. */
const PRICE_TIMEOUT_MILLISECONDS = 5_000;
/** Longer than a batch takes, and short enough that a task that hangs can be stopped. */
const PROTECTION_MINUTES = 5;

export function sqsQueue(queueUrl: string, client = new SQSClient()): OrderQueue {
  // A fair queue has groups as well, but no order.
  const keepsOrder = queueUrl.endsWith('.fifo');
  return {
    async receive(stop) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: BATCH,
          WaitTimeSeconds: LONGEST_WAIT_SECONDS,
          MessageAttributeNames: ['idempotencyKey'],
          MessageSystemAttributeNames: keepsOrder ? ['MessageGroupId'] : undefined,
        }),
        { abortSignal: stop },
      );
      return Messages.map((message) => ({
        messageId: message.MessageId ?? '',
        receiptHandle: message.ReceiptHandle ?? '',
        body: message.Body ?? '',
        idempotencyKey: message.MessageAttributes?.['idempotencyKey']?.StringValue,
        ...(keepsOrder ? { group: message.Attributes?.MessageGroupId ?? '' } : {}),
      }));
    },
    async hide({ receiptHandle }: OrderMessage, seconds) {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    },
    async delete({ receiptHandle }: OrderMessage) {
      await client.send(
        new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle }),
      );
    },
  };
}

export function dynamoTable(tableName: string, client = new DynamoDBClient()): OrderTable {
  return {
    async putNew(order: Order) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              orderId: { S: order.orderId },
              sku: { S: order.sku },
              quantity: { N: String(order.quantity) },
              unitPriceCents: { N: String(order.unitPriceCents) },
              totalCents: { N: String(order.totalCents) },
              requestDigest: { S: order.requestDigest },
              acceptedAt: { S: order.acceptedAt },
            },
            ConditionExpression: 'attribute_not_exists(orderId)',
            // Saves the permission to read, and the second request.
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return order.requestDigest;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return error.Item?.['requestDigest']?.S ?? '';
      }
    },
  };
}

export function priceService(url: string, get: typeof fetch = fetch): Prices {
  return {
    async unitPriceCents(sku) {
      const answer = await get(`${url}/prices/${encodeURIComponent(sku)}`, {
        signal: AbortSignal.timeout(PRICE_TIMEOUT_MILLISECONDS),
      });
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new Error(`the price service answered ${answer.status}`);
      const { unitPriceCents } = (await answer.json()) as { readonly unitPriceCents: number };
      return unitPriceCents;
    },
  };
}

/**
 * The endpoint that ECS offers to a task's containers.
 *
 * @param agentUri the variable `ECS_AGENT_URI`; without it, as on a developer's machine, nothing is protected
 */
export function taskProtection(
  agentUri: string | undefined,
  call: typeof fetch = fetch,
): TaskProtection {
  return {
    async protect(isAtWork) {
      if (agentUri === undefined) return;
      const answer = await call(`${agentUri}/task-protection/v1/state`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ProtectionEnabled: isAtWork,
          ...(isAtWork ? { ExpiresInMinutes: PROTECTION_MINUTES } : {}),
        }),
      });
      if (!answer.ok) throw new Error(`ECS answered ${answer.status}`);
    },
  };
}

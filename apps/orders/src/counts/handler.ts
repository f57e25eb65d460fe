import {
  DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { BatchAnswer, CountTable, StreamRecord } from './counts';
import { countEvents } from './counts';

const TableName = process.env['TABLE_NAME'] ?? '';
/** Longer than the stream keeps a record: it cannot come again after that. */
const REMEMBERED_SECONDS = 8 * 86_400;
const client = new DynamoDBClient();

const table: CountTable = {
  async countOnce(eventId, minute) {
    const expiresAt = String(Math.ceil(Date.now() / 1_000) + REMEMBERED_SECONDS);
    try {
      await client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            {
              Put: {
                TableName,
                Item: { id: { S: `event#${eventId}` }, expiresAt: { N: expiresAt } },
                ConditionExpression: 'attribute_not_exists(id)',
              },
            },
            {
              Update: {
                TableName,
                Key: { id: { S: `minute#${minute}` } },
                UpdateExpression: 'ADD orders :one',
                ExpressionAttributeValues: { ':one': { N: '1' } },
              },
            },
          ],
        }),
      );
    } catch (error) {
      const known =
        error instanceof TransactionCanceledException &&
        error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';
      if (!known) throw error;
    }
  },
};

export async function handler(event: {
  readonly Records: readonly StreamRecord[];
}): Promise<BatchAnswer> {
  return countEvents(event.Records, table);
}

import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ClickTable, WindowAnswer, WindowEvent } from './clicks';
import { countClicks } from './clicks';

const KEPT_SECONDS = 90 * 86_400;
const client = new DynamoDBClient();

const table: ClickTable = {
  async put({ id, clicks }) {
    await client.send(
      new PutItemCommand({
        TableName: process.env['TABLE_NAME'],
        Item: {
          id: { S: id },
          clicks: { N: String(clicks) },
          expiresAt: { N: String(Math.ceil(Date.now() / 1_000) + KEPT_SECONDS) },
        },
      }),
    );
  },
};

export async function handler(event: WindowEvent): Promise<WindowAnswer> {
  return countClicks(event, table);
}

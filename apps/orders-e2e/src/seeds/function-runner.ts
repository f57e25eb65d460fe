import type {
  FunctionRunner,
  Invocation,
  InvocationResult,
  LocalCloud,
  Principal,
} from '@archway/local';
import { countClicks, type WindowEvent } from '@archway/orders/clicks';
import { countEvents, type StreamRecord } from '@archway/orders/counts';
import { attempt } from './worker-runner';

/** Calls the functions of the app in this process, with their own code. */
export class CodeRunner implements FunctionRunner {
  constructor(private readonly cloud: () => LocalCloud) {}

  async invoke(invocation: Invocation): Promise<InvocationResult> {
    const { functionName, requestId, event } = invocation;
    const cloud = this.cloud();
    const { accessKeyId } = cloud.credentialsFor(functionName);
    const principal = { ...cloud.principalFor(accessKeyId), requestId } as Principal;
    const fn = cloud.functions.find((each) => each.functionName === functionName);
    const TableName = fn?.environment['TABLE_NAME'] ?? '';
    try {
      const payload = functionName.includes('Click')
        ? await countClicks(event as WindowEvent, {
            put: ({ id, clicks }) =>
              attempt(() => {
                const Item = { id: { S: id }, clicks: { N: String(clicks) } };
                cloud.dynamodb.call(principal, 'PutItem', { TableName, Item });
              }),
          })
        : await countEvents((event as { readonly Records: readonly StreamRecord[] }).Records, {
            countOnce: (eventId, minute) =>
              attempt(() => countOnce(cloud, principal, TableName, eventId, minute)),
          });
      return { status: 'returned', payload, log: [] };
    } catch (error) {
      const { name, message } = error as Error;
      return { status: 'failed', errorType: name, errorMessage: message, log: [] };
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function countOnce(
  cloud: LocalCloud,
  principal: Principal,
  TableName: string,
  eventId: string,
  minute: string,
): void {
  try {
    cloud.dynamodb.call(principal, 'TransactWriteItems', {
      TransactItems: [
        {
          Put: {
            TableName,
            Item: { id: { S: `event#${eventId}` } },
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
    });
  } catch (error) {
    const { fields } = error as {
      readonly fields?: { readonly CancellationReasons?: readonly { readonly Code?: string }[] };
    };
    if (fields?.CancellationReasons?.[0]?.Code !== 'ConditionalCheckFailed') throw error;
  }
}

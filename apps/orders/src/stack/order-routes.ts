import type { GatewayResponseType, RestApi } from '@archway/api';
import {
  GetItemIntegration,
  PutRecordIntegration,
  RequestValue,
  SendMessageIntegration,
} from '@archway/api';
import type { IQueue, IStream, ITable } from '@archway/core';
import type { QueueKind } from '../config/config';

export interface OrderRoutesProps {
  /** Where orders wait. */
  readonly queue: IQueue;
  /** Where accepted orders are kept. */
  readonly table: ITable;
  readonly queueKind: QueueKind;
  /** Where clicks go. */
  readonly stream: IStream;
}

/**
 * Takes orders into the queue and clicks into the stream, and reads accepted orders from the table. None of them needs
 * the worker: API Gateway calls the services itself.
 */
export function addOrderRoutes(
  api: RestApi,
  { queue, table, queueKind, stream }: OrderRoutesProps,
): void {
  answerPlainly(api);
  api.addRoute('POST', '/orders', {
    integration: new SendMessageIntegration(queue, {
      attributes: { idempotencyKey: RequestValue.fromParameter('Idempotency-Key') },
      messageGroupId:
        queueKind === 'standard' ? undefined : RequestValue.fromContext('identity.caller'),
      // The worker tells requests that came twice: SQS would drop another order under a known key without a word.
      messageDeduplicationId:
        queueKind === 'fifo' ? RequestValue.fromContext('requestId') : undefined,
    }),
    headers: { 'Idempotency-Key': true },
    requestBody: {
      type: 'object',
      required: ['sku', 'quantity'],
      properties: {
        sku: { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' },
        quantity: { type: 'integer', minimum: 1, maximum: 1_000 },
      },
      additionalProperties: false,
    },
  });
  api.addRoute('GET', '/orders/{id}', {
    integration: new GetItemIntegration(table, {
      key: { orderId: { type: 'S', value: RequestValue.fromParameter('id') } },
      // The digest of the request is the worker's own.
      attributes: {
        sku: 'S',
        quantity: 'N',
        unitPriceCents: 'N',
        totalCents: 'N',
        acceptedAt: 'S',
      },
      // Who asks again after a 404 sees an order as soon as it is accepted.
      consistentRead: true,
    }),
  });
  api.addRoute('POST', '/clicks', {
    integration: new PutRecordIntegration(stream, {
      // Spreads over the shards; what comes twice goes to the same one.
      partitionKey: RequestValue.fromBody('$.clickId'),
    }),
    requestBody: {
      type: 'object',
      required: ['clickId', 'page'],
      properties: {
        clickId: { type: 'string', pattern: '^[A-Za-z0-9-]{8,64}$' },
        page: { type: 'string', pattern: '^/[A-Za-z0-9/_.-]{0,255}$' },
      },
      additionalProperties: false,
    },
  });
}

/** What the API itself answers, so that every refusal says what to change and none shows what stands behind. */
const ANSWERS: Readonly<Partial<Record<GatewayResponseType, readonly [string, string]>>> = {
  BAD_REQUEST_BODY: ['400', 'Invalid request body'],
  REQUEST_TOO_LARGE: ['413', 'The request is too large'],
  UNSUPPORTED_MEDIA_TYPE: ['415', 'The body must be application/json'],
  THROTTLED: ['429', 'Too many requests: try again later'],
  DEFAULT_5XX: ['500', 'Internal server error'],
  INTEGRATION_FAILURE: ['503', 'Service unavailable'],
  INTEGRATION_TIMEOUT: ['504', 'Service unavailable'],
};

function answerPlainly(api: RestApi): void {
  for (const [type, [statusCode, message]] of Object.entries(ANSWERS)) {
    api.addGatewayResponse(type as GatewayResponseType, {
      statusCode,
      template: JSON.stringify({ message }),
    });
  }
}

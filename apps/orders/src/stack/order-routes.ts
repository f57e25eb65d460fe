import type { RestApi } from '@archway/api';
import { GetItemIntegration, RequestValue, SendMessageIntegration } from '@archway/api';
import type { IQueue, ITable } from '@archway/core';

export interface OrderRoutesProps {
  /** Where orders wait. */
  readonly queue: IQueue;
  /** Where accepted orders are kept. */
  readonly table: ITable;
  /** Whether the queue gives each caller a fair share. */
  readonly fair: boolean;
}

/**
 * Takes orders into the queue, and reads accepted ones from the table. Neither needs the worker: API Gateway calls the
 * services itself.
 */
export function addOrderRoutes(api: RestApi, { queue, table, fair }: OrderRoutesProps): void {
  api.addRoute('POST', '/orders', {
    integration: new SendMessageIntegration(queue, {
      attributes: { idempotencyKey: RequestValue.fromParameter('Idempotency-Key') },
      messageGroupId: fair ? RequestValue.fromContext('identity.caller') : undefined,
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
}

import { createHash } from 'node:crypto';

/** A message of the queue, as the worker needs it. */
export interface OrderMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  /** What the client calls its request: the same again is the same order. */
  readonly idempotencyKey: string | undefined;
  /** Within which messages keep their order; none where the queue keeps none. */
  readonly group?: string;
}

/** What a client orders. */
export interface OrderRequest {
  readonly sku: string;
  readonly quantity: number;
}

/** An order as the table keeps it. */
export interface Order extends OrderRequest {
  readonly orderId: string;
  readonly unitPriceCents: number;
  readonly totalCents: number;
  /** Of what was ordered: tells a request that came twice from another one with the same key. */
  readonly requestDigest: string;
  readonly acceptedAt: string;
}

/** A message that no attempt can turn into an order. It is left to the queue, which moves it to the dead letters. */
export class UnusableMessage extends Error {
  override readonly name = 'UnusableMessage';
}

/** What a message orders, and as which order. */
export function readOrder(message: OrderMessage): OrderRequest & {
  readonly orderId: string;
  readonly requestDigest: string;
} {
  const { idempotencyKey, body } = message;
  if (idempotencyKey === undefined || idempotencyKey === '') {
    throw new UnusableMessage('no idempotency key');
  }
  const { sku, quantity } = parse(body);
  if (typeof sku !== 'string' || !/^[A-Za-z0-9-]{1,64}$/.test(sku)) {
    throw new UnusableMessage('sku must be 1 to 64 letters, digits and hyphens');
  }
  if (
    typeof quantity !== 'number' ||
    !Number.isInteger(quantity) ||
    quantity < 1 ||
    quantity > 1_000
  ) {
    throw new UnusableMessage('quantity must be a whole number between 1 and 1000');
  }
  return {
    orderId: digest(idempotencyKey),
    sku,
    quantity,
    requestDigest: digest(JSON.stringify([sku, quantity])),
  };
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new UnusableMessage('body must be a JSON object');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

import type { Order, OrderMessage } from './order';
import { readOrder, UnusableMessage } from './order';

/** Where prices come from. */
export interface Prices {
  /** The price of one, or nothing for an article that there is not. */
  unitPriceCents(sku: string): Promise<number | undefined>;
}

/** Where orders are kept. */
export interface OrderTable {
  /**
   * Keeps an order unless there is one with its id.
   *
   * @returns the digest of the request that is kept: the order's own, or that of an earlier one
   */
  putNew(order: Order): Promise<string>;
}

/**
 * Turns a message into an order, however often it comes. The item is the only effect: what follows from it, follows
 * from the table's stream, so that a crash after the write loses nothing and one before it leaves nothing behind.
 *
 * @throws UnusableMessage for what can never be an order, or is another order under a known key
 */
export async function acceptOrder(
  message: OrderMessage,
  prices: Prices,
  table: OrderTable,
  now: () => Date = () => new Date(),
): Promise<void> {
  const request = readOrder(message);
  const unitPriceCents = await prices.unitPriceCents(request.sku);
  if (unitPriceCents === undefined) throw new UnusableMessage(`no article ${request.sku}`);
  const kept = await table.putNew({
    ...request,
    unitPriceCents,
    totalCents: unitPriceCents * request.quantity,
    acceptedAt: now().toISOString(),
  });
  if (kept !== request.requestDigest) {
    throw new UnusableMessage('another order has this idempotency key');
  }
}

import { createHash } from 'node:crypto';
import type { OrdersRun } from '../orders-run';

/** One request, and what came back. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey?: string;
  readonly status: number;
  readonly body: string;
}

/** How many requests are under way at once. */
const AT_ONCE = 16;

/** A share of requests that an API gets in truth: most are well, some are not. */
const ORDERS = [
  { sku: 'lamp', quantity: 2 },
  { sku: 'chair', quantity: 1 },
  { sku: 'table', quantity: 4 },
];

/** Sends orders and clicks, and some that are none. */
export async function drive(run: OrdersRun, orders: number): Promise<readonly Answered[]> {
  const requests = Array.from({ length: orders }, (_, index) => () => order(run, index));
  const clicks = Array.from(
    { length: Math.ceil(orders / 2) },
    (_, index) => () => click(run, index),
  );
  return inTurns([...requests, ...clicks]);
}

/** The id that the app gives to an order: a client knows it before it orders. */
export function orderIdOf(idempotencyKey: string): string {
  return createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 32);
}

export async function send(
  run: OrdersRun,
  method: string,
  path: string,
  body?: string,
  idempotencyKey?: string,
): Promise<Answered> {
  const answer = await run.request(method, path, {
    ...(body === undefined ? {} : { body }),
    ...(idempotencyKey === undefined ? {} : { headers: { 'Idempotency-Key': idempotencyKey } }),
  });
  return {
    method,
    path,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    status: answer.status,
    body: await answer.text(),
  };
}

function order(run: OrdersRun, index: number): Promise<Answered> {
  const key = `order-${index}`;
  if (index % 50 === 17) return send(run, 'POST', '/orders', '{"sku":"lamp"', key);
  if (index % 50 === 29) return send(run, 'POST', '/orders', '{"sku":"lamp","quantity":-1}', key);
  if (index % 50 === 41) return send(run, 'POST', '/orders', '{"sku":"unicorn","quantity":1}', key);
  const body = JSON.stringify(ORDERS[index % ORDERS.length]);
  return send(run, 'POST', '/orders', body, key);
}

function click(run: OrdersRun, index: number): Promise<Answered> {
  const body = JSON.stringify({
    clickId: `click-${String(index).padStart(8, '0')}`,
    page: '/lamps',
  });
  return send(run, 'POST', '/clicks', body);
}

/** Does so many things at once; the results keep the order of the things. */
async function inTurns<Result>(
  things: readonly (() => Promise<Result>)[],
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < things.length; at = next++) {
      const thing = things[at];
      if (thing !== undefined) results[at] = await thing();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

import type { OrderMessage } from './order';
import { readOrder, UnusableMessage } from './order';

const message = (body: string, idempotencyKey: string | undefined = 'key-1'): OrderMessage => ({
  messageId: 'm',
  receiptHandle: 'r',
  body,
  idempotencyKey,
});

it('is the same order for the same key', () => {
  const one = readOrder(message('{"sku":"lamp","quantity":2}'));
  const again = readOrder(message('{ "quantity": 2, "sku": "lamp" }'));
  expect(again).toEqual(one);
  expect(one).toMatchObject({ sku: 'lamp', quantity: 2 });
});

it('tells another order with the same key apart', () => {
  const one = readOrder(message('{"sku":"lamp","quantity":2}'));
  const other = readOrder(message('{"sku":"lamp","quantity":3}'));
  expect(other.orderId).toBe(one.orderId);
  expect(other.requestDigest).not.toBe(one.requestDigest);
});

it.each([
  ['{', 'body must be a JSON object'],
  ['null', 'body must be a JSON object'],
  ['{"quantity":1}', 'sku must be'],
  ['{"sku":"a&b","quantity":1}', 'sku must be'],
  ['{"sku":"lamp","quantity":-1}', 'quantity must be'],
  ['{"sku":"lamp","quantity":1001}', 'quantity must be'],
  ['{"sku":"lamp","quantity":1.5}', 'quantity must be'],
])('refuses %s', (body, problem) => {
  expect(() => readOrder(message(body))).toThrow(UnusableMessage);
  expect(() => readOrder(message(body))).toThrow(problem);
});

it.each([1, 1_000])('takes a quantity of %i', (quantity) => {
  expect(readOrder(message(JSON.stringify({ sku: 'lamp', quantity }))).quantity).toBe(quantity);
});

it('refuses a message without a key', () => {
  expect(() => readOrder({ ...message('{}'), idempotencyKey: undefined })).toThrow(
    'no idempotency key',
  );
});

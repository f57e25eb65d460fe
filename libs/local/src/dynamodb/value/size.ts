import type { AttributeValue, Item } from './attribute-value';
import { digitsOf } from './decimal';

/** "Quotas in Amazon DynamoDB": bytes of an item with its attribute names. */
export const LARGEST_ITEM_BYTES = 400 * 1024;

/** Bytes of an item ("DynamoDB item sizes and formats"). */
export function sizeOfItem(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value),
    0,
  );
}

export function sizeOf(value: AttributeValue): number {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('N' in value) return sizeOfNumber(value.N);
  if ('B' in value) return sizeOfBinary(value.B);
  if ('BOOL' in value || 'NULL' in value) return 1;
  if ('SS' in value) return sum(value.SS, (each) => Buffer.byteLength(each));
  if ('NS' in value) return sum(value.NS, sizeOfNumber);
  if ('BS' in value) return sum(value.BS, sizeOfBinary);
  if ('L' in value) return 3 + sum(value.L, (each) => 1 + sizeOf(each));
  return 3 + Object.keys(value.M).length + sizeOfItem(value.M);
}

function sizeOfNumber(text: string): number {
  return 1 + Math.ceil(digitsOf(text) / 2) + (text.startsWith('-') ? 1 : 0);
}

function sizeOfBinary(base64: string): number {
  return Buffer.from(base64, 'base64').length;
}

function sum<Each>(list: readonly Each[], sizeOfEach: (each: Each) => number): number {
  return list.reduce((total, each) => total + sizeOfEach(each), 0);
}

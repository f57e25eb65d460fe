import type { Cursor } from './cursor';
import { NAME } from './name';
import { parseExpression } from './parse';
import type { Expression, ForExpression } from './syntax';

/** Reads what follows `[for` or `{for`, and the bracket that ends it. */
export function parseFor(cursor: Cursor, end: ']' | '}'): ForExpression {
  const names = parseForNames(cursor);
  const collection = parseExpression(cursor);
  cursor.skip();
  cursor.expect(':');
  const first = parseExpression(cursor);
  cursor.skip();
  const second = end === '}' ? entryValue(cursor) : undefined;
  cursor.skip();
  const groups = cursor.take('...');
  cursor.skip();
  const condition = takeWord(cursor, 'if') ? parseExpression(cursor) : undefined;
  cursor.skip();
  cursor.expect(end);
  return {
    kind: 'for',
    ...names,
    in: collection,
    value: second ?? first,
    ...(second === undefined ? {} : { key: first }),
    groups,
    ...(condition === undefined ? {} : { condition }),
  };
}

/** Reads `key, value in`. */
export function parseForNames(cursor: Cursor): {
  readonly keyName?: string;
  readonly valueName: string;
} {
  const first = nameOf(cursor);
  cursor.skip();
  const second = cursor.take(',') ? nameOf(cursor) : undefined;
  cursor.skip();
  if (!takeWord(cursor, 'in')) throw cursor.error("'in' is missing");
  return second === undefined ? { valueName: first } : { keyName: first, valueName: second };
}

function entryValue(cursor: Cursor): Expression {
  cursor.expect('=>');
  return parseExpression(cursor);
}

export function takeWord(cursor: Cursor, word: string): boolean {
  const start = cursor.position;
  if (cursor.match(NAME) === word) return true;
  cursor.position = start;
  return false;
}

function nameOf(cursor: Cursor): string {
  cursor.skip();
  const name = cursor.match(NAME);
  if (name === undefined) throw cursor.error('a name is missing');
  return name;
}

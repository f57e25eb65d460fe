import { isExact } from '../value/number-text';
import type { Cursor } from './cursor';
import { parseFor } from './parse-for';
import { NAME } from './name';
import { parseHeredoc, parseQuoted } from './parse-template';
import {
  BINARY_OPERATORS,
  type BinaryOperator,
  type Expression,
  type ObjectExpression,
  type SplatStep,
} from './syntax';

const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LEGACY_INDEX = /\d+/y;
const OPERATOR = /\|\||&&|==|!=|<=|>=|[<>+\-*/%]/y;
const FOR = /for(?![\p{L}\p{N}_-])/uy;

/** Reads one expression from where the cursor is. */
export function parseExpression(cursor: Cursor): Expression {
  const test = binary(cursor, 1);
  cursor.skip();
  if (!cursor.take('?')) return test;
  return cursor.nested(() => {
    const then = parseExpression(cursor);
    cursor.skip();
    cursor.expect(':');
    return { kind: 'conditional', test, then, otherwise: parseExpression(cursor) };
  });
}

function binary(cursor: Cursor, weakest: number): Expression {
  let left = unary(cursor);
  for (;;) {
    cursor.skip();
    const start = cursor.position;
    const operator = cursor.match(OPERATOR) as BinaryOperator | undefined;
    if (operator === undefined) return left;
    if (BINARY_OPERATORS[operator] < weakest) {
      cursor.position = start;
      return left;
    }
    left = {
      kind: 'binary',
      operator,
      left,
      right: binary(cursor, BINARY_OPERATORS[operator] + 1),
    };
  }
}

function unary(cursor: Cursor): Expression {
  cursor.skip();
  if (cursor.take('-')) {
    return cursor.nested(() => ({ kind: 'unary', operator: '-', of: unary(cursor) }));
  }
  if (!cursor.looksAt('!=') && cursor.take('!')) {
    return cursor.nested(() => ({ kind: 'unary', operator: '!', of: unary(cursor) }));
  }
  return traversal(cursor, primary(cursor));
}

function traversal(cursor: Cursor, start: Expression): Expression {
  let of = start;
  for (;;) {
    cursor.skip();
    if (cursor.looksAt('...')) return of;
    if (cursor.take('.')) {
      cursor.skip();
      if (cursor.take('*')) of = { kind: 'splat', of, steps: attributes(cursor) };
      else of = attribute(cursor, of);
    } else if (cursor.take('[')) of = indexed(cursor, of);
    else return of;
  }
}

function attribute(cursor: Cursor, of: Expression): Expression {
  const at = cursor.match(LEGACY_INDEX);
  return at === undefined
    ? { kind: 'attribute', of, name: name(cursor) }
    : { kind: 'index', of, at: { kind: 'literal', value: Number(at) } };
}

/** What follows `.*`: only attributes are read of each element. */
function attributes(cursor: Cursor): SplatStep[] {
  const steps: SplatStep[] = [];
  while (!cursor.looksAt('...') && cursor.take('.')) {
    steps.push({ attribute: cursor.match(LEGACY_INDEX) ?? name(cursor) });
  }
  return steps;
}

function indexed(cursor: Cursor, of: Expression): Expression {
  const at = cursor.nested(() => {
    cursor.skip();
    const inner = cursor.take('*') ? undefined : parseExpression(cursor);
    cursor.skip();
    cursor.expect(']');
    return inner;
  }, false);
  if (at !== undefined) return { kind: 'index', of, at };
  const steps: SplatStep[] = [];
  for (;;) {
    cursor.skip();
    if (cursor.looksAt('...')) break;
    if (cursor.take('[')) {
      steps.push(
        cursor.nested((): SplatStep => {
          cursor.skip();
          const index = cursor.take('*') ? undefined : parseExpression(cursor);
          cursor.skip();
          cursor.expect(']');
          return index === undefined ? { every: true } : { index };
        }, false),
      );
    } else if (cursor.take('.')) {
      cursor.skip();
      if (cursor.take('*')) steps.push({ every: true });
      else steps.push({ attribute: cursor.match(LEGACY_INDEX) ?? name(cursor) });
    } else break;
  }
  return { kind: 'splat', of, steps };
}

function primary(cursor: Cursor): Expression {
  if (cursor.take('"')) return cursor.nested(() => parseQuoted(cursor));
  if (cursor.take('(')) {
    const of = cursor.nested(() => {
      const inner = parseExpression(cursor);
      cursor.skip();
      cursor.expect(')');
      return inner;
    }, false);
    return { kind: 'parentheses', of };
  }
  if (cursor.take('[')) {
    return cursor.nested(() => {
      cursor.skip();
      if (cursor.match(FOR) !== undefined) return parseFor(cursor, ']');
      return { kind: 'list', items: items(cursor, ']').all };
    }, false);
  }
  if (cursor.take('{')) return cursor.nested(() => object(cursor), true);
  if (cursor.looksAt('<<')) return cursor.nested(() => parseHeredoc(cursor));
  const number = cursor.match(NUMBER);
  if (number !== undefined) {
    return isExact(number, Number(number))
      ? { kind: 'literal', value: Number(number) }
      : { kind: 'long-number', text: number };
  }
  const word = name(cursor);
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  if (word === 'null') return { kind: 'literal', value: null };
  return call(cursor, word) ?? { kind: 'name', name: word };
}

/** `lower(…)`, or with a namespace: `provider::aws::arn_parse(…)`. */
function call(cursor: Cursor, word: string): Expression | undefined {
  let full = word;
  while (cursor.take('::')) full += `::${name(cursor)}`;
  cursor.skip();
  if (!cursor.take('(')) return undefined;
  const { all, expands } = cursor.nested(() => items(cursor, ')'), false);
  return { kind: 'call', name: full, arguments: all, expands };
}

function items(
  cursor: Cursor,
  end: ']' | ')',
): { readonly all: readonly Expression[]; readonly expands: boolean } {
  const all: Expression[] = [];
  for (;;) {
    cursor.skip();
    if (cursor.take(end)) return { all, expands: false };
    all.push(parseExpression(cursor));
    cursor.skip();
    if (end === ')' && cursor.take('...')) {
      cursor.skip();
      cursor.take(',');
      cursor.skip();
      cursor.expect(end);
      return { all, expands: true };
    }
    if (cursor.take(',')) continue;
    cursor.expect(end);
    return { all, expands: false };
  }
}

function object(cursor: Cursor): Expression {
  cursor.skipLines();
  if (cursor.match(FOR) !== undefined) {
    return cursor.nested(() => parseFor(cursor, '}'), false);
  }
  const entries: ObjectExpression['entries'][number][] = [];
  for (;;) {
    cursor.skipLines();
    if (cursor.take('}')) return { kind: 'object', entries };
    const key = parseExpression(cursor);
    cursor.skip();
    if (!cursor.take('=')) cursor.expect(':');
    cursor.skipLines();
    // A bare word on the left is the key itself, not a reference.
    const named: Expression = key.kind === 'name' ? { kind: 'literal', value: key.name } : key;
    entries.push({ key: literalKey(named), value: parseExpression(cursor) });
    cursor.skip();
    if (cursor.take(',') || cursor.looksAt('}')) continue;
    cursor.expect('\n', 'the end of the line, a comma or } is missing');
  }
}

/** The words `true`, `false` and `null` are keys like any other. */
function literalKey(key: Expression): Expression {
  return key.kind === 'literal' && (key.value === null || typeof key.value === 'boolean')
    ? { kind: 'literal', value: String(key.value) }
    : key;
}

function name(cursor: Cursor): string {
  const found = cursor.match(NAME);
  if (found === undefined) {
    const [next = ''] = cursor.text.slice(cursor.position, cursor.position + 12).split('\n');
    throw cursor.error(
      next === '' ? 'an expression is missing' : `an expression is expected, got '${next}'`,
    );
  }
  return found;
}

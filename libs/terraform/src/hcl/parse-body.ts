import { Code } from '../document/code';
import { objectsOf, type Json, type JsonObject } from '../document/document';
import { Cursor } from '../expression/cursor';
import { NAME } from '../expression/name';
import { parseExpression } from '../expression/parse';
import { parseQuoted } from '../expression/parse-template';
import type { Expression } from '../expression/syntax';

/** Called for each block at the top of a file. */
export type BlockListener = (labels: readonly string[], position: number) => void;

/**
 * Parses HCL into Terraform's JSON syntax: a block is an object in a list under its type and labels, a
 * constant is itself, and every other expression is {@link Code}.
 *
 * @throws SyntaxNotRead with the position of the first thing that is wrong
 */
export function parseBody(text: string, listener: BlockListener = () => undefined): JsonObject {
  const cursor = new Cursor(text);
  return cursor.nested(() => body(cursor, false, listener), true);
}

type Writable = Record<string, Json>;

/** Names come from whoever wrote the text: `constructor` is one like any other. */
const object = (): Writable => Object.create(null) as Writable;

function body(cursor: Cursor, inBraces: boolean, listener?: BlockListener): Writable {
  const result = object();
  for (;;) {
    cursor.skipLines();
    if (inBraces && cursor.take('}')) return result;
    if (cursor.atEnd) {
      if (inBraces) throw cursor.error('a block is not closed');
      return result;
    }
    const start = cursor.position;
    const name = cursor.match(NAME);
    if (name === undefined) throw cursor.error('Invalid argument or block name');
    cursor.skip();
    if (cursor.looksAt('=') && !cursor.looksAt('==')) {
      cursor.take('=');
      result[name] = attribute(cursor);
    } else {
      const labels = labelsOf(cursor);
      listener?.([name, ...labels], start);
      const content = block(cursor);
      if (name === 'dynamic') content['//'] = { after: writtenBefore(result, labels) };
      put(result, [name, ...labels], content);
    }
    endOfItem(cursor, inBraces);
  }
}

function endOfItem(cursor: Cursor, inBraces: boolean): void {
  cursor.skip();
  if (cursor.atEnd || (inBraces && cursor.looksAt('}')) || cursor.take('\n')) return;
  throw cursor.error('Missing newline after argument or block');
}

function labelsOf(cursor: Cursor): readonly string[] {
  const labels: string[] = [];
  for (;;) {
    cursor.skip();
    if (cursor.take('{')) return labels;
    const label = cursor.take('"') ? parseQuoted(cursor) : cursor.match(NAME);
    if (typeof label === 'string') labels.push(label);
    else if (label?.kind === 'literal') labels.push(String(label.value));
    else throw cursor.error('Invalid block definition: = or { is expected');
  }
}

function block(cursor: Cursor): Writable {
  return cursor.nested(() => body(cursor, true), true);
}

/** How many blocks of its type come before a `dynamic` block: the list of blocks has the order of the text. */
function writtenBefore(body: JsonObject, [type = '']: readonly string[]): number {
  return objectsOf(body[type]).length;
}

/** Blocks of one type and labels are a list. */
function put(target: Writable, path: readonly string[], item: JsonObject): void {
  const [name = '', ...rest] = path;
  if (rest.length > 0) {
    const known = target[name];
    const inner = isPlain(known) ? known : object();
    target[name] = inner;
    put(inner, rest, item);
    return;
  }
  const known = target[name];
  if (Array.isArray(known)) (known as Json[]).push(item);
  else target[name] = [item];
}

function isPlain(json: Json | undefined): json is Writable {
  return (
    typeof json === 'object' && json !== null && !Array.isArray(json) && !(json instanceof Code)
  );
}

function attribute(cursor: Cursor): Json {
  cursor.skip();
  const start = cursor.position;
  if (cursor.atEnd || cursor.looksAt('\n')) {
    throw cursor.error('Invalid expression: a value is missing');
  }
  const expression = parseExpression(cursor);
  return jsonOf(expression, cursor.text.slice(start, cursor.position).trimEnd());
}

/** Keys that mean something else in JSON than in an object of HCL. */
const SPECIAL = ['//', 'dynamic'];

/** Constants as JSON has them, so that whoever reads documents sees them at once. */
function jsonOf(expression: Expression, text: string): Json {
  const constant = constantOf(expression);
  return constant === undefined ? new Code(expression, text) : constant;
}

function constantOf(expression: Expression): Json | undefined {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return typeof value === 'string' && /[$%]\{/.test(value) ? undefined : value;
    }
    case 'list': {
      const items = expression.items.map(constantOf);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'object': {
      const result = object();
      for (const { key, value } of expression.entries) {
        const name = key.kind === 'literal' ? String(key.value) : undefined;
        const constant = constantOf(value);
        if (name === undefined || SPECIAL.includes(name) || /[$%]\{/.test(name)) return undefined;
        if (constant === undefined) return undefined;
        result[name] = constant;
      }
      return result;
    }
    default:
      return undefined;
  }
}

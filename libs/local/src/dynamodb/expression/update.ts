import { typeOf, type AttributeValue, type Item, type TypeName } from '../value/attribute-value';
import { membersOf } from '../value/compare';
import { sumOf } from '../value/decimal';
import { validation } from '../value/validation';
import type { Placeholders } from './names';
import { attributesIn, Parser, type Operand } from './parser';
import { valueAt, without, withValue, type Path } from './path';

/** A value that SET gives: one operand, or two with a sign between them. */
type Sum = { readonly left: Operand; readonly sign?: '+' | '-'; readonly right?: Operand };

type Action =
  | { readonly kind: 'SET'; readonly path: Path; readonly sum: Sum }
  | { readonly kind: 'REMOVE'; readonly path: Path }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: Path; readonly value: AttributeValue };

export type Update = readonly Action[];

const TYPE_NAMES: Readonly<Partial<Record<TypeName, string>>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  NULL: 'NULL',
  BOOL: 'BOOLEAN',
  L: 'LIST',
  M: 'MAP',
};

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

/** Reads an update. @throws AwsError where it is none */
export function parseUpdate(expression: string, placeholders: Placeholders): Update {
  const parser = new Parser(expression, 'UpdateExpression', placeholders);
  const actions: Action[] = [];
  const seen = new Set<string>();
  do {
    const kind = SECTIONS.find((each) => parser.takesWord(each));
    if (kind === undefined) throw parser.unexpected();
    if (seen.has(kind)) {
      parser.note(
        'section',
        `The "${kind}" section can only be used once in an update expression;`,
      );
    }
    seen.add(kind);
    do actions.push(action(parser, kind));
    while (parser.takes(','));
  } while (parser.next.kind !== 'end');
  parser.checkPaths(actions.map(({ path }) => path));
  parser.end();
  return actions;
}

/** The top-level attributes that an update names. */
export function attributesOfUpdate(update: Update): readonly string[] {
  return update.flatMap((each) => [
    String(each.path[0]),
    ...(each.kind === 'SET'
      ? [each.sum.left, ...(each.sum.right === undefined ? [] : [each.sum.right])].flatMap(
          attributesIn,
        )
      : []),
  ]);
}

/**
 * What an update makes of an item. Every operand is read from the item as it was before.
 *
 * @throws AwsError for operands of the wrong type and for paths that lead nowhere
 */
export function updated(update: Update, before: Item): Item {
  // Positions in lists are those of the item before, so that what is removed last goes first.
  const removals = update.filter(({ kind }) => kind === 'REMOVE');
  const ordered = [
    ...update.filter(({ kind }) => kind !== 'REMOVE'),
    ...[...removals].sort((a, b) => positionOf(b.path) - positionOf(a.path)),
  ];
  let item = before;
  for (const each of ordered) {
    const next = applied(each, before, item);
    if (next === undefined) {
      throw validation('The document path provided in the update expression is invalid for update');
    }
    item = next;
  }
  return item;
}

function positionOf(path: Path): number {
  const last = path.at(-1);
  return typeof last === 'number' ? last : -1;
}

function action(parser: Parser, kind: Action['kind']): Action {
  const path = parser.path();
  if (kind === 'SET') {
    parser.expect('=');
    return { kind, path, sum: sum(parser) };
  }
  if (kind === 'REMOVE') return { kind, path };
  if (parser.next.kind !== 'value') throw parser.unexpected();
  const value = parser.value();
  const name = TYPE_NAMES[typeOf(value)];
  if (name !== undefined && !(kind === 'ADD' && 'N' in value)) {
    parser.note(
      'operand',
      `Incorrect operand type for operator or function; operator: ${kind}, operand type: ${name}`,
    );
  }
  return { kind, path, value };
}

function sum(parser: Parser): Sum {
  if (parser.takes('(')) {
    const inner = sum(parser);
    parser.expect(')');
    return inner;
  }
  const left = checked(parser, parser.operand());
  const sign = parser.takes('+') ? '+' : parser.takes('-') ? '-' : undefined;
  if (sign === undefined) return { left };
  const right = checked(parser, parser.operand());
  checkTypes(parser, sign, [left, right], 'N');
  return { left, sign, right };
}

function checked(parser: Parser, operand: Operand): Operand {
  if (operand.kind !== 'call') return operand;
  const { name, operands } = operand;
  for (const each of operands) checked(parser, each);
  if (name !== 'if_not_exists' && name !== 'list_append') {
    parser.note('function', `Invalid function name; function: ${name}`);
  } else if (operands.length !== 2) {
    parser.note(
      'other',
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
  } else if (name === 'list_append') checkTypes(parser, name, operands, 'L');
  else if (operands[0]?.kind !== 'path') {
    parser.note(
      'other',
      `Operator or function requires a document path; operator or function: ${name}`,
    );
  }
  return operand;
}

function checkTypes(
  parser: Parser,
  name: string,
  operands: readonly Operand[],
  wanted: TypeName,
): void {
  for (const operand of operands) {
    if (operand.kind !== 'value' || typeOf(operand.value) === wanted) continue;
    parser.note(
      'other',
      `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${typeOf(operand.value)}`,
    );
  }
}

function applied(each: Action, before: Item, item: Item): Item | undefined {
  switch (each.kind) {
    case 'SET':
      return withValue(item, each.path, sumOfOperands(each.sum, before));
    case 'REMOVE':
      return without(item, each.path);
    case 'ADD':
      return withValue(item, each.path, added(valueAt(before, each.path), each.value));
    case 'DELETE': {
      const own = valueAt(before, each.path);
      const left = own === undefined ? undefined : reduced(own, each.value);
      if (own === undefined) return item;
      return left === undefined ? without(item, each.path) : withValue(item, each.path, left);
    }
  }
}

function sumOfOperands({ left, sign, right }: Sum, item: Item): AttributeValue {
  const first = valueOf(left, item);
  if (sign === undefined || right === undefined) return first;
  const second = valueOf(right, item);
  if (!('N' in first && 'N' in second)) {
    throw validation('An operand in the update expression has an incorrect data type');
  }
  return { N: sumOf(first.N, second.N, sign === '+' ? 1 : -1) };
}

function valueOf(operand: Operand, item: Item): AttributeValue {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'path') {
    const value = valueAt(item, operand.path);
    if (value !== undefined) return value;
    throw validation(
      'The provided expression refers to an attribute that does not exist in the item',
    );
  }
  const [first, second] = operand.operands as [Operand, Operand];
  if (operand.name === 'if_not_exists') {
    const own = first.kind === 'path' ? valueAt(item, first.path) : undefined;
    return own ?? valueOf(second, item);
  }
  const [head, tail] = [valueOf(first, item), valueOf(second, item)];
  if (!('L' in head && 'L' in tail)) {
    throw validation('An operand in the update expression has an incorrect data type');
  }
  return { L: [...head.L, ...tail.L] };
}

function added(own: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (own === undefined) return value;
  if ('N' in own && 'N' in value) return { N: sumOf(own.N, value.N) };
  return setOf(own, value, (mine, more) => [...new Set([...mine, ...more])]) ?? own;
}

/** A set without some of its members; undefined where none is left. */
function reduced(own: AttributeValue, value: AttributeValue): AttributeValue | undefined {
  return setOf(own, value, (mine, less) => mine.filter((each) => !less.includes(each)));
}

function setOf(
  own: AttributeValue,
  value: AttributeValue,
  combine: (mine: readonly string[], others: readonly string[]) => readonly string[],
): AttributeValue | undefined {
  const [mine, others] = [membersOf(own), membersOf(value)];
  if (mine === undefined || others === undefined || typeOf(own) !== typeOf(value)) {
    throw validation('An operand in the update expression has an incorrect data type');
  }
  const combined = combine(mine, others);
  return combined.length === 0
    ? undefined
    : ({ [typeOf(own)]: combined } as unknown as AttributeValue);
}

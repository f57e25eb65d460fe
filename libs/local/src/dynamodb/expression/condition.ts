import { typeOf, type AttributeValue, type TypeName } from '../value/attribute-value';
import type { Placeholders } from './names';
import { attributesIn, isSameOperand, Parser, type Operand } from './parser';
import { pathText } from './path';

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | {
      readonly kind: 'compare';
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: 'between';
      readonly operand: Operand;
      readonly lower: Operand;
      readonly upper: Operand;
    }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'function'; readonly name: string; readonly operands: readonly Operand[] };

const OPERANDS: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
};

const TYPES: readonly TypeName[] = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];
const COMPARATORS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];
/** "Quotas in Amazon DynamoDB": operands of IN. */
const MOST_IN = 100;

/** Reads a condition, filter or key condition. @throws AwsError where it is none */
export function parseCondition(
  expression: string,
  parameter: string,
  placeholders: Placeholders,
): Condition {
  const parser = new Parser(expression, parameter, placeholders);
  const condition = either(parser);
  parser.end();
  return condition;
}

/** The top-level attributes that a condition names. */
export function attributesOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...attributesOf(condition.left), ...attributesOf(condition.right)];
    case 'not':
      return attributesOf(condition.condition);
    case 'compare':
      return [...attributesIn(condition.left), ...attributesIn(condition.right)];
    case 'between':
      return [condition.operand, condition.lower, condition.upper].flatMap(attributesIn);
    case 'in':
      return [condition.operand, ...condition.list].flatMap(attributesIn);
    case 'function':
      return condition.operands.flatMap(attributesIn);
  }
}

function either(parser: Parser): Condition {
  let left = both(parser);
  while (parser.takesWord('OR')) left = { kind: 'or', left, right: both(parser) };
  return left;
}

function both(parser: Parser): Condition {
  let left = negation(parser);
  while (parser.takesWord('AND')) left = { kind: 'and', left, right: negation(parser) };
  return left;
}

function negation(parser: Parser): Condition {
  return parser.takesWord('NOT') ? { kind: 'not', condition: negation(parser) } : simple(parser);
}

function simple(parser: Parser): Condition {
  if (parser.takes('(')) {
    const twice = parser.next.text === '(';
    const condition = either(parser);
    parser.expect(')');
    if (twice && condition.kind !== 'and' && condition.kind !== 'or') {
      parser.note('other', 'The expression has redundant parentheses;');
    }
    return condition;
  }
  const left = checked(parser, parser.operand());
  if (parser.next.kind === 'sign' && COMPARATORS.includes(parser.next.text)) {
    const comparator = parser.take().text as Comparator;
    const right = checked(parser, parser.operand());
    checkDistinct(parser, comparator, [left, right]);
    for (const operand of [left, right]) {
      checkUse(parser, operand);
      if (comparator !== '=' && comparator !== '<>') checkOrdered(parser, comparator, operand);
    }
    return { kind: 'compare', comparator, left, right };
  }
  if (parser.takesWord('BETWEEN')) {
    const lower = checked(parser, parser.operand());
    if (!parser.takesWord('AND')) throw parser.unexpected();
    const upper = checked(parser, parser.operand());
    checkDistinct(parser, 'BETWEEN', [left, lower, upper]);
    for (const operand of [left, lower, upper]) checkUse(parser, operand);
    return { kind: 'between', operand: left, lower, upper };
  }
  if (parser.takesWord('IN')) {
    const list = parser.operands().map((each) => checked(parser, each));
    for (const operand of [left, ...list]) checkUse(parser, operand);
    if (list.length > MOST_IN) {
      parser.note(
        'operand',
        `Incorrect number of operands for operator or function; operator or function: IN, number of operands: ${list.length}`,
      );
    }
    return { kind: 'in', operand: left, list };
  }
  if (left.kind !== 'call') throw parser.unexpected();
  if (left.name === 'size') {
    parser.note(
      'other',
      'The function is not allowed to be used this way in an expression; function: size',
    );
  }
  return { kind: 'function', name: left.name, operands: left.operands };
}

/** Notes what is wrong with a call of a function. */
function checked(parser: Parser, operand: Operand): Operand {
  if (operand.kind !== 'call') return operand;
  const { name, operands } = operand;
  const wanted = Object.hasOwn(OPERANDS, name) ? OPERANDS[name] : undefined;
  if (wanted === undefined) {
    parser.note('function', `Invalid function name; function: ${name}`);
    return operand;
  }
  if (operands.length !== wanted) {
    parser.note(
      'operand',
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
    return operand;
  }
  if (wanted === 2) checkDistinct(parser, name, operands);
  checkFunction(parser, name, operands);
  return operand;
}

function checkFunction(parser: Parser, name: string, operands: readonly Operand[]): void {
  const [first, second] = operands;
  const wrongType = (type: string): void =>
    parser.note(
      'other',
      `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
    );
  if (name.startsWith('attribute_') && name.endsWith('exists') && first?.kind !== 'path') {
    parser.note(
      'other',
      `Operator or function requires a document path; operator or function: ${name}`,
    );
  }
  if (name === 'attribute_type') {
    if (second?.kind !== 'value' || !('S' in second.value)) {
      wrongType(second?.kind === 'value' ? typeOf(second.value) : '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}');
    } else if (!TYPES.includes(second.value.S as TypeName)) {
      parser.note(
        'other',
        `Invalid attribute type name found; type: ${second.value.S}, valid types: {${TYPES.join(',')}}`,
      );
    }
  }
  for (const operand of operands) {
    const type = operand.kind === 'value' ? typeOf(operand.value) : undefined;
    if (type === undefined) continue;
    if (name === 'begins_with' && type !== 'S' && type !== 'B') wrongType(type);
    if (name === 'size' && ['N', 'BOOL', 'NULL'].includes(type)) wrongType(type);
  }
}

function checkDistinct(parser: Parser, name: string, [first, ...others]: readonly Operand[]): void {
  if (first?.kind !== 'path' || !others.some((each) => isSameOperand(first, each))) return;
  parser.note(
    'other',
    `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${pathText(first.path)}`,
  );
}

function checkUse(parser: Parser, operand: Operand): void {
  if (operand.kind !== 'call' || operand.name === 'size') return;
  parser.note(
    'other',
    `The function is not allowed to be used this way in an expression; function: ${operand.name}`,
  );
}

function checkOrdered(parser: Parser, comparator: string, operand: Operand): void {
  if (operand.kind !== 'value' || isOrdered(operand.value)) return;
  parser.note(
    'operand',
    `Incorrect operand type for operator or function; operator or function: ${comparator}, operand type: ${typeOf(operand.value)}`,
  );
}

function isOrdered(value: AttributeValue): boolean {
  return 'S' in value || 'N' in value || 'B' in value;
}

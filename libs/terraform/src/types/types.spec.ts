import { EvaluationError } from '../expression/evaluation-error';
import { parseTemplate } from '../expression/parse-template';
import { evaluate } from '../expression/evaluate';
import { Budget } from '../expression/scope';
import type { Expression } from '../expression/syntax';
import { kindOf } from '../value/kind';
import { isUnknown, Unknown, type Value } from '../value/value';
import { convert } from './convert';
import { numberText } from '../value/number-text';
import { parseType } from './parse-type';
import { setElements } from './set-order';
import { typeText, type Type } from './type';
import { typeOf } from './type-of';

const known = (expression: Expression): Value =>
  evaluate(expression, { name: () => null, call: () => null, budget: new Budget() });

const typeIn = (text: string): Type | undefined => {
  return parseType(parseTemplate(`\${${text}}`), known);
};

const converted = (value: Value, text: string): Value => {
  const type = typeIn(text);
  if (type === undefined) throw new Error(`${text} is no type`);
  return convert(value, type);
};

describe('a type constraint', () => {
  it.each([
    'string',
    'list(any)',
    'map(set(number))',
    'tuple([string, bool])',
    'object({name=string, sizes=list(number)})',
  ])('%s is read', (text) => {
    const type = typeIn(text);
    expect(type && typeText(type)).toBe(text);
  });

  it('is read as up to Terraform 0.11, a quoted name', () => {
    expect(typeIn('"map"')).toEqual({ kind: 'map', of: { kind: 'any' } });
  });

  it.each(['text', 'list(text)', 'optional(string)', 'object({a = 1})', 'list()'])(
    '%s is none',
    (text) => expect(typeIn(text)).toBeUndefined(),
  );
});

describe('a conversion', () => {
  it.each<[Value, string, Value]>([
    ['true', 'bool', true],
    ['0', 'bool', false],
    [true, 'string', 'true'],
    ['1e3', 'number', 1000],
    [1e21, 'string', '1000000000000000000000'],
    [1e-7, 'string', '0.0000001'],
    [['b', 'a', 'b'], 'set(string)', ['a', 'b']],
    [[10, 9, 10], 'set(number)', [9, 10]],
    [[1, 'a'], 'list(any)', ['1', 'a']],
    [{ a: 1, b: true }, 'map(string)', { a: '1', b: 'true' }],
    [{ a: 1, other: 2 }, 'object({ a = string })', { a: '1' }],
    [{}, 'object({ a = optional(string) })', { a: null }],
    [{ a: null }, 'object({ a = optional(string, "x") })', { a: 'x' }],
    [{ a: {} }, 'object({ a = object({ b = optional(number, 1) }) })', { a: { b: 1 } }],
    [null, 'string', null],
  ])('of %j to %s is %j', (value, type, result) => {
    expect(converted(value, type)).toEqual(result);
  });

  it.each<[Value, string]>([
    ['yes', 'bool'],
    [2, 'bool'],
    ['ten', 'number'],
    [['a'], 'string'],
    ['a', 'list(string)'],
    [{ a: 1 }, 'list(number)'],
    [{}, 'object({ a = string })'],
    [['a'], 'tuple([string, string])'],
    [[1, true], 'list(any)'],
  ])('of %j to %s is refused', (value, type) => {
    expect(() => converted(value, type)).toThrow(EvaluationError);
  });

  it('remembers which kind of collection it makes', () => {
    expect(kindOf(converted(['a'], 'set(string)'))).toBe('set');
    expect(kindOf(converted({ a: 1 }, 'map(number)'))).toBe('map');
  });

  it('keeps what is not known, and a set of more than it is not known as a whole', () => {
    const unknown = new Unknown('${aws_x.A.id}', ['aws_x.A.id'], 'known only after an apply');
    expect(converted([unknown, 'a'], 'list(string)')).toEqual([unknown, 'a']);
    expect(isUnknown(converted([unknown, 'a'], 'set(string)'))).toBe(true);
  });

  it('says not known for a number with more digits than a double has', () => {
    expect(isUnknown(converted('12345678901234567890', 'number'))).toBe(true);
    expect(converted('123456789012', 'number')).toBe(123456789012);
  });
});

describe('values', () => {
  it('have the type of their parts', () => {
    expect(typeText(typeOf({ a: ['x', 1], b: null }))).toBe(
      'object({a=tuple([string, number]), b=any})',
    );
  });

  it('of a set are in the order of code points', () => {
    expect(setElements(['é', 'z', 'Z', '\u{1F600}', '\uFF5E'])).toEqual([
      'Z',
      'z',
      'é',
      '\uFF5E',
      '\u{1F600}',
    ]);
  });

  it('that are numbers have no exponent as a text', () => {
    expect([-0, 1.5, -1.5e-9, 12e25].map(numberText)).toEqual([
      '0',
      '1.5',
      '-0.0000000015',
      '120000000000000000000000000',
    ]);
  });
});

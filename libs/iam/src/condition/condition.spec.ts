import { UNKNOWN_VALUE, type ContextValue, type RequestContext } from '../context';
import type { Truth } from '../truth';
import { judge } from './condition';

function holds(
  operator: string,
  values: string | readonly string[],
  given: ContextValue | undefined,
  more: Readonly<Record<string, ContextValue>> = {},
) {
  const own: Readonly<Record<string, ContextValue>> =
    given === undefined ? {} : { 'aws:Key': given };
  const context: RequestContext = { keys: { ...own, ...more }, otherKeys: 'absent' };
  const condition = { operator, key: 'AWS:key', values: [values].flat() };
  return judge(condition, context, context).holds;
}

it.each<[string, string | string[], ContextValue]>([
  ['StringEquals', ['red', 'blue'], 'blue'],
  ['StringNotEquals', ['red', 'blue'], 'green'],
  ['StringEqualsIgnoreCase', 'BLUE', 'blue'],
  ['StringNotEqualsIgnoreCase', 'BLUE', 'red'],
  ['StringLike', 'b?u*', 'blue'],
  ['StringNotLike', 'b*', 'red'],
  ['NumericLessThan', '10', '9.5'],
  ['NumericLessThanEquals', '10', '10'],
  ['NumericGreaterThan', '-1', '0'],
  ['NumericGreaterThanEquals', '10', '10'],
  ['NumericEquals', '10', '10.0'],
  ['NumericNotEquals', '10', '11'],
  ['DateLessThan', '2026-01-02T00:00:00Z', '2026-01-01T23:59:59Z'],
  ['DateGreaterThan', '1767225600', '2026-01-01T00:00:01Z'],
  ['DateEquals', '2026-01-01T00:00:00Z', '1767225600'],
  ['DateNotEquals', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'],
  ['Bool', 'TRUE', 'true'],
  ['BinaryEquals', 'aGk=', 'aGk='],
  ['IpAddress', '203.0.113.0/24', '203.0.113.200'],
  ['IpAddress', '2001:db8::/32', '2001:DB8:0:1::1'],
  ['NotIpAddress', '203.0.113.0/24', '203.0.114.1'],
  ['ArnLike', 'arn:aws:sns:*:111122223333:up*', 'arn:aws:sns:eu-west-1:111122223333:uploads'],
  ['ArnEquals', 'arn:aws:s3:::ph?tos', 'arn:aws:s3:::photos'],
  ['ArnNotEquals', 'arn:aws:s3:::photos', 'arn:aws:s3:::pictures'],
])('%s %j holds for %j', (operator, values, given) => {
  expect(holds(operator, values, given)).toBe(true);
});

it.each<[string, string | string[], ContextValue]>([
  ['StringEquals', 'b*', 'blue'],
  ['StringEquals', 'Blue', 'blue'],
  ['StringNotEquals', ['red', 'blue'], 'blue'],
  ['StringLike', 'b?', 'blue'],
  ['NumericLessThan', '10', '10'],
  ['NumericEquals', 'ten', '10'],
  ['DateLessThan', '2026-01-01T00:00:00Z', 'yesterday'],
  ['Bool', 'true', 'false'],
  ['BinaryEquals', 'aGk=', 'aG8='],
  ['IpAddress', '203.0.113.0/24', '203.0.114.1'],
  ['IpAddress', '2001:db8::/32', '203.0.113.1'],
  ['ArnLike', 'arn:aws:sns:*:uploads', 'arn:aws:sns:eu-west-1:111122223333:uploads'],
  ['ArnLike', 'arn:aws:s3:::photos', 'photos'],
])('%s %j does not hold for %j', (operator, values, given) => {
  expect(holds(operator, values, given)).toBe(false);
});

it.each([
  ['StringEquals', false],
  ['StringNotEquals', true],
  ['NotIpAddress', true],
  ['Bool', false],
  ['BoolIfExists', true],
  ['StringEqualsIfExists', true],
  ['ForAllValues:StringEquals', true],
  ['ForAnyValue:StringEquals', false],
  ['ForAnyValue:StringNotEquals', false],
  ['ForAnyValue:StringEqualsIfExists', true],
] as const)('%s without the key is %s', (operator, expected) => {
  expect(holds(operator, 'x', undefined)).toBe(expected);
});

it.each([
  ['true', undefined, true],
  ['true', 'x', false],
  ['false', 'x', true],
  ['false', [], false],
] as const)('Null %s of %j is %s', (wanted, given, expected) => {
  expect(holds('Null', wanted, given)).toBe(expected);
});

it.each([
  ['ForAllValues:StringEquals', ['a', 'b'], ['a'], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'a'], true],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c'], false],
  ['ForAllValues:StringNotEquals', ['a'], ['b', 'a'], false],
  ['ForAnyValue:StringNotEquals', ['a'], ['b', 'a'], true],
])('%s %j of %j is %s', (operator, wanted, given, expected) => {
  expect(holds(operator, wanted, given)).toBe(expected);
});

it.each(['StringEquals', 'StringNotEquals', 'BoolIfExists', 'Null', 'ForAllValues:StringLike'])(
  '%s of a value that is not known is unknown',
  (operator) => {
    expect(holds(operator, 'true', UNKNOWN_VALUE)).toBe('unknown');
  },
);

it('does not guess what several values mean without a set qualifier', () => {
  expect(holds('StringEquals', 'a', ['a', 'b'])).toBe('unknown');
  expect(holds('StringEquals', ['a', 'b'], ['a', 'b'])).toBe(true);
});

it('does not guess what an operator means that it does not know', () => {
  expect(holds('constructor', 'a', 'a')).toBe('unknown');
});

it.each<[string, string, Readonly<Record<string, ContextValue>>, Truth]>([
  ['${aws:username}', 'ann', { 'aws:UserName': 'ann' }, true],
  ['${aws:username}', 'bob', { 'aws:username': 'ann' }, false],
  ["${aws:username, 'guest'}", 'guest', {}, true],
  ["${aws:username, 'guest'}", 'guest', { 'aws:username': 'ann' }, false],
  ['${aws:username}', 'ann', {}, false],
  ['${aws:username}', 'ann', { 'aws:username': UNKNOWN_VALUE }, 'unknown'],
  ['a${*}b', 'a*b', {}, true],
  ['a${*}b', 'axb', {}, false],
  ['${$}{x}', '${x}', {}, true],
  ['home/${aws:username}', 'home/a*', { 'aws:username': 'a*' }, true],
  ['home/${aws:username}', 'home/ab', { 'aws:username': 'a*' }, false],
])('StringLike reads the variables of %s for %s', (wanted, given, more, expected) => {
  expect(holds('StringLike', wanted, given, more)).toBe(expected);
});

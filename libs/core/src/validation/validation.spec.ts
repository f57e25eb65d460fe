import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { synth } from '@archway/testing';
import {
  isOpen,
  notMatching,
  notOneOf,
  notWhole,
  outOfRange,
  problemIf,
  reject,
  rejectProps,
  show,
} from './validation';

class Intake extends Construct {}

const TOKEN = Lazy.numberValue({ produce: () => 99 });

it('names class, path and every problem in one error', () => {
  expect(() =>
    synth((stack) => {
      rejectProps(new Intake(new Construct(stack, 'orders'), 'Queue'), [
        outOfRange('visibilityTimeoutSeconds', 43_201, 0, 43_200),
        undefined,
        notWhole('maxReceiveCount', 1.5, 1, 1_000),
      ]);
    }),
  ).toThrow(
    "Intake 'test/orders/Queue': visibilityTimeoutSeconds must be between 0 and 43200, got 43201; " +
      'maxReceiveCount must be a whole number between 1 and 1000, got 1.5',
  );
});

it('throws nothing where there is no problem', () => {
  expect(() => reject("Configuration 'dev'", [undefined])).not.toThrow();
});

it.each([0, 43_200])('accepts %d at the edge of a range', (value) => {
  expect(outOfRange('delay', value, 0, 43_200)).toBeUndefined();
});

it.each([-1, 43_201, Number.NaN])('refuses %d outside of a range', (value) => {
  expect(outOfRange('delay', value, 0, 43_200)).toBe(
    `delay must be between 0 and 43200, got ${value}`,
  );
});

it('refuses a value of the wrong type as plain JavaScript may pass it', () => {
  expect(outOfRange('delay', '5' as unknown as number, 0, 10)).toBe(
    'delay must be between 0 and 10, got "5"',
  );
  expect(notWhole('delay', null as unknown as number, 0, 10)).toBe(
    'delay must be a whole number between 0 and 10, got null',
  );
});

it('refuses a value that is not on the list and shows the list', () => {
  expect(notOneOf('tracing', 'Active', ['Active', 'PassThrough'])).toBeUndefined();
  expect(notOneOf('tracing', 'On', ['Active', 'PassThrough'])).toBe(
    'tracing must be one of Active, PassThrough, got "On"',
  );
});

it('refuses a string that does not match, in the words of the rule', () => {
  expect(notMatching('stage', 'dev', /^[a-z]+$/, 'lower case letters')).toBeUndefined();
  expect(notMatching('stage', 'Dev', /^[a-z]+$/, 'lower case letters')).toBe(
    'stage must be lower case letters, got "Dev"',
  );
});

it('lets pass what Terraform computes, and what is not set', () => {
  expect(outOfRange('delay', TOKEN, 0, 1)).toBeUndefined();
  expect(notWhole('delay', undefined, 0, 1)).toBeUndefined();
  expect(isOpen(TOKEN)).toBe(true);
  expect(isOpen(0)).toBe(false);
});

it('states a problem only when its condition holds', () => {
  expect(problemIf(true, 'a and b exclude each other')).toBe('a and b exclude each other');
  expect(problemIf(false, 'a and b exclude each other')).toBeUndefined();
});

it.each([
  ['text', '"text"'],
  [7, '7'],
  [undefined, 'undefined'],
  [{ a: 1 }, '{"a":1}'],
])('shows %p as %s', (value, shown) => {
  expect(show(value)).toBe(shown);
});

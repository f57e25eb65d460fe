import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';

/** What is wrong with one prop: the prop, the rule and the value received. `undefined` where nothing is. */
export type Problem = string | undefined;

/**
 * Throws one error that lists every problem of a construct's props, after the construct's class and path.
 *
 * `Queue 'orders/Intake': visibilityTimeoutSeconds must be between 0 and 43200, got 43201`
 */
export function rejectProps(construct: IConstruct, problems: readonly Problem[]): void {
  // Almost always there are none, and a path takes a walk up the tree.
  if (problems.every((problem) => problem === undefined)) return;
  reject(`${construct.constructor.name} '${construct.node.path}'`, problems);
}

/** Throws one error that lists every problem of `subject`, such as `Configuration 'prod'`. */
export function reject(subject: string, problems: readonly Problem[]): void {
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) {
    throw new Error(`${subject}: ${found.join('; ')}`);
  }
}

/** A number outside `minimum` to `maximum`, both allowed. Unset values and tokens pass. */
export function outOfRange(
  prop: string,
  value: number | undefined,
  minimum: number,
  maximum: number,
): Problem {
  if (isOpen(value)) return undefined;
  if (typeof value === 'number' && value >= minimum && value <= maximum) return undefined;
  return `${prop} must be between ${minimum} and ${maximum}, got ${show(value)}`;
}

/** A number outside `minimum` to `maximum`, or not a whole one. Unset values and tokens pass. */
export function notWhole(
  prop: string,
  value: number | undefined,
  minimum: number,
  maximum: number,
): Problem {
  if (isOpen(value)) return undefined;
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return undefined;
  return `${prop} must be a whole number between ${minimum} and ${maximum}, got ${show(value)}`;
}

/** A value that is not one of `allowed`. Unset values and tokens pass. */
export function notOneOf<T extends string | number>(
  prop: string,
  value: T | undefined,
  allowed: readonly T[],
): Problem {
  if (isOpen(value) || allowed.includes(value)) return undefined;
  return `${prop} must be one of ${allowed.join(', ')}, got ${show(value)}`;
}

/** A string that `pattern` does not match; `rule` says in words what it must be. Unset values and tokens pass. */
export function notMatching(
  prop: string,
  value: string | undefined,
  pattern: RegExp,
  rule: string,
): Problem {
  if (isOpen(value)) return undefined;
  if (typeof value === 'string' && pattern.test(value)) return undefined;
  return `${prop} must be ${rule}, got ${show(value)}`;
}

/** A problem that holds when `broken` is true. */
export function problemIf(broken: boolean, problem: string): Problem {
  return broken ? problem : undefined;
}

/** The value as an error shows it: strings in quotes, everything else as JSON writes it. */
export function show(value: unknown): string {
  if (typeof value === 'number' || value === undefined) return String(value);
  return JSON.stringify(value) ?? typeof value;
}

/** Whether nothing can be said of the value at synth: it is unset, or Terraform computes it. */
export function isOpen(value: unknown): value is undefined {
  return value === undefined || Token.isUnresolved(value);
}

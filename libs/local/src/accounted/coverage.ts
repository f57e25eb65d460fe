import type { Value } from '@archway/terraform';

/** What is not simulated of an argument. */
export interface Missing {
  /** What follows the address: what does not happen here. */
  readonly says: string;
  /** Values with which nothing is missing. */
  readonly unless?: readonly (string | number | boolean)[];
}

/**
 * What the local run makes of the arguments of a type. Each argument of the provider is in exactly one
 * of the three, so that a new one cannot be silent.
 */
export interface TypeCoverage {
  /** Arguments that the run follows, and names by which the run finds a resource. */
  readonly simulated: readonly string[];
  /** Arguments that change nothing about what happens to an event. */
  readonly noEffect: readonly string[];
  readonly notSimulated?: Readonly<Record<string, Missing>>;
}

export type Coverage = Readonly<Record<string, TypeCoverage>>;

/** Whether an argument states something at all. */
export function isStated(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false) return false;
  return !(Array.isArray(value) && value.length === 0);
}

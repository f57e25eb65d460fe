import type { Configuration, Plan, ResourceChange } from '@archway/terraform';
import type { Meaning } from '../review/review';

/** What a comparison looks at: one plan, and both sides of it as configurations. */
export interface Compared {
  readonly plan: Plan;
  /** What is deployed; empty for a first plan. */
  readonly prior: Configuration;
  /** What there is after the apply. */
  readonly planned: Configuration;
  /** The managed resources that change, without `no-op` and `read`. */
  readonly changes: readonly ResourceChange[];
}

/**
 * Tells what changes mean, for one topic. It is a pure function of the plan; what it cannot see it says
 * in the line, and it never guesses. No text of it holds a sensitive value.
 */
export type Comparison = (compared: Compared) => readonly Meaning[];

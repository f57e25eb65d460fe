import type { Acceptance, Rule } from '@archway/checks';
import type { Plan } from '@archway/terraform';

/** A plan to be reviewed. */
export interface ReviewedPlan {
  readonly plan: Plan;
  /** The app that the stack belongs to. @default - not known */
  readonly app?: string;
  /**
   * A plan without state of what is deployed, such as that of the branch that a pull request goes to.
   * `plan` is then reviewed as if that were deployed.
   *
   * @default - the plan's own state says what is deployed
   */
  readonly base?: Plan;
  /** A base was looked for and there is none, as for a new stack. @default false */
  readonly baseMissing?: boolean;
}

export interface ReviewOptions {
  /** Risks that somebody accepts: rules of `archway check`, and kinds of concerns. @default - none */
  readonly acceptances?: readonly Acceptance[];
  /** The rules of `archway check` that are asked. @default - all of them */
  readonly rules?: readonly Rule[];
}

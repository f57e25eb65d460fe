import type { Function } from '../function/function';

/** A second version that gets some of an alias's invocations. */
export interface VersionWeight {
  readonly version: string;
  /** The share that goes there, above 0 and below 1. */
  readonly weight: number;
}

/** How many execution environments are kept warm. They are paid for while they wait. */
export interface ProvisionedConcurrency {
  /** 1 or more. */
  readonly minimum: number;

  /**
   * Up to how many are kept while there is load.
   *
   * @default - `minimum`: as many always
   */
  readonly maximum?: number;

  /**
   * How much of it is in use before more is kept, 0.1 to 0.9.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
   * @default 0.7
   */
  readonly targetUtilization?: number;

  /**
   * Times at which other bounds begin, by id.
   *
   * @default - none
   */
  readonly schedules?: Readonly<Record<string, ConcurrencySchedule>>;
}

/** Bounds that begin at a time. */
export interface ConcurrencySchedule {
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  readonly schedule: string;
  /**
   * Such as `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timezone?: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** The rules are those of https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html. */
export interface AliasProps {
  readonly function: Function;

  /** 1 to 128 letters, digits, `-` and `_`, not digits alone: those are versions. */
  readonly aliasName: string;

  /**
   * At most 256 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Which version is invoked.
   *
   * @default - the one of the code and configuration as they are deployed
   */
  readonly version?: string;

  /**
   * A version that some of the invocations go to instead.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
   * @default - all go to `version`
   */
  readonly additionalVersion?: VersionWeight;

  /**
   * @default - none: an invocation may wait for a cold start
   */
  readonly provisionedConcurrency?: ProvisionedConcurrency;
}

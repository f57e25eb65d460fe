import type { Kept } from './kept';

/** One term of an objective. */
export interface Term {
  /** Such as `largest gap of cron(0 5 * * ? *)`. */
  readonly name: string;
  /** @default - nobody knows */
  readonly minutes?: number;
}

/** What an objective is made of. It is known where all of its terms are. */
export interface Objective {
  readonly terms: readonly Term[];
  /** The sum of the terms. @default - a term is not known */
  readonly minutes?: number;
}

export type ProtectionKind =
  | 'AWS Backup'
  | 'lifecycle policy'
  | 'point-in-time recovery'
  | 'automated backups'
  | 'replication'
  | 'versioning'
  | 'object lock';

/** Something from which a store can be recovered. */
export interface Protection {
  readonly kind: ProtectionKind;
  /** The address of what protects. */
  readonly by: string;
  /** Such as the rule of a plan. @default - nothing to add */
  readonly detail?: string;
  /** Whether it is certain that it protects; otherwise why it is not known. */
  readonly unknown?: string;
  /** What it rests on that no Terraform here states. @default - nothing */
  readonly assumes?: string;
  /** Data that is lost when something is deleted or overwritten. @default - it does not help then */
  readonly rpo?: Objective;
  /** Data that is lost with the region. @default - it is lost with the region */
  readonly regionRpo?: Objective;
  /** Whether data has to be restored before it serves. */
  readonly restores: boolean;
  /** Whether a replica has to be promoted before it takes writes. @default false */
  readonly promotes?: boolean;
  /** What it keeps that is billed as a backup. @default - nothing */
  readonly keeps?: readonly Kept[];
}

/** A resource that holds data, and what protects it. */
export interface Store {
  readonly address: string;
  readonly constructPath: string;
  readonly stack: string;
  readonly type: string;
  readonly noun: string;
  readonly region?: string;
  /** With those of the provider; null where a value is not known. */
  readonly tags: Readonly<Record<string, string | null>>;
  /** Whether there may be tags besides. @default false */
  readonly mayHaveMoreTags?: boolean;
  /** The size that its arguments reserve. @default - they reserve none */
  readonly gib?: number;
  readonly protections: readonly Protection[];
  /** The best that is known against deletion. @default - nothing protects it */
  readonly rpo?: Objective;
  /** The best that is known against the loss of the region. @default - nothing survives */
  readonly regionRpo?: Objective;
  /** How long until it serves again. @default - nothing protects it */
  readonly rto?: Objective;
}

export function objective(...terms: readonly Term[]): Objective {
  const minutes = terms.reduce<number | undefined>(
    (sum, term) =>
      sum === undefined || term.minutes === undefined ? undefined : sum + term.minutes,
    0,
  );
  return { terms, ...(minutes === undefined ? {} : { minutes }) };
}

/** The smallest objective; one that is known before one that is not. */
export function best(objectives: readonly (Objective | undefined)[]): Objective | undefined {
  return objectives
    .filter((each) => each !== undefined)
    .sort((a, b) => (a.minutes ?? Infinity) - (b.minutes ?? Infinity))[0];
}

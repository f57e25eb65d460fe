import type { Estate, Subject } from '../estate/estate';

/** From what breaks or leaks to what is worth knowing. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The chapters of the rules, in the order of the documentation. */
export const GROUPS = {
  addresses: 'Addresses and routes',
  'event-flow': 'Event flow',
  timing: 'Timing and retries',
  encryption: 'Encryption',
  exposure: 'Exposure and privilege',
  edge: 'DNS and edge',
  storage: 'Storage and backup',
  packaging: 'Code and packages',
  'apply-fails': 'Plans that cannot be applied',
  quotas: 'Quotas',
  planning: 'Planning',
  acceptance: 'Accepted risks',
} as const;

export type Group = keyof typeof GROUPS;

/** Something that a rule saw. */
export interface Problem {
  readonly kind: 'problem';
  readonly subject: Subject;
  /** One sentence for a person, with the values that were found. */
  readonly message: string;
  /**
   * What distinguishes this problem from others of the same rule at the same subject, such as the
   * address of the other side. It outlives changes of numbers in the message.
   *
   * @default - the subject has one problem of the rule
   */
  readonly about?: string;
}

/** Something that a rule would have had to know. */
export interface Unseen {
  readonly kind: 'unseen';
  readonly subject: Subject;
  /** What is not known, such as `visibility_timeout_seconds`. */
  readonly what: string;
}

export type Observation = Problem | Unseen;

/** One thing to look for. It reports what is certain from the Terraform, and says what it could not see. */
export interface Rule {
  /** Such as `event-loop`: what is wrong, in kebab case. */
  readonly id: string;
  readonly group: Group;
  readonly severity: Severity;
  /** A sentence without a full stop that says what is wrong. */
  readonly title: string;
  /** What exactly it looks for, and what it leaves alone. */
  readonly looksFor: string;
  /** What happens if nobody fixes it. */
  readonly why: string;
  /** How to fix it. */
  readonly fix: string;
  /** Where AWS says so. */
  readonly awsPage: string;
  /** Runs only where it is named, as every configuration has what it finds. @default false */
  readonly isOptional?: boolean;
  check(estate: Estate): Iterable<Observation>;
}

export function problem(subject: Subject, message: string, about?: string): Problem {
  return { kind: 'problem', subject, message, ...(about === undefined ? {} : { about }) };
}

export function unseen(subject: Subject, what: string): Unseen {
  return { kind: 'unseen', subject, what };
}

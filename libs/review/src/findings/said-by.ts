import type { Severity } from '@archway/checks';
import type { ConcernKind, Level } from '../review/review';

/**
 * What a comparison by meaning calls what a rule finds, by the rule. The first kind is what it is; concerns of
 * the others tell of the same thing too.
 */
export const SAID_BY: Readonly<Record<string, readonly ConcernKind[]>> = {
  'open-port': ['public'],
  'public-bucket': ['public'],
  'public-policy': ['public'],
  'any-distribution-reads': ['public', 'privilege'],
  'open-trust': ['public'],
  'no-authorization': ['public'],
  'privilege-escalation': ['admin'],
  'full-administrator': ['admin'],
  'wildcard-privilege': ['privilege', 'admin'],
  'confused-deputy': ['privilege'],
  'unencrypted-store': ['encryption'],
  'aws-managed-key': ['encryption'],
  'weak-tls': ['encryption'],
  'no-web-acl': ['protection'],
  'instance-metadata-v1': ['protection'],
  'no-dead-letter-queue': ['backup'],
};

/** How much a finding weighs in a review: the severity of its rule decides for both. */
export const LEVEL_OF: Readonly<Record<Severity, Level>> = {
  error: 'stop',
  warning: 'look',
  info: 'note',
};

/** Kinds that say what something is; the others say what it no longer is. */
const STATES: readonly ConcernKind[] = ['public', 'admin'];

/** The kinds that a finding may be. */
export const FINDING_KINDS: readonly ConcernKind[] = [...STATES, 'check-error', 'check-warning'];

/** The kinds of concern that a finding is, which a gate of `check` and of `review` may name. */
export function kindsOfFinding(finding: {
  readonly ruleId: string;
  readonly severity: Severity;
}): readonly ConcernKind[] {
  if (finding.severity === 'info') return [];
  const [state] = (Object.hasOwn(SAID_BY, finding.ruleId) && SAID_BY[finding.ruleId]) || [];
  return [
    finding.severity === 'error' ? 'check-error' : 'check-warning',
    ...(state !== undefined && STATES.includes(state) ? [state] : []),
  ];
}

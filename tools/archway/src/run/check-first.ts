import { checkConfigurations, type Finding } from '@archway/checks';
import type { Stack } from '@archway/terraform';
import { acceptedRisks } from '../acceptance/accepted-risks';

/** Rules beside those of plans that cannot be applied whose findings AWS refuses at deployment. */
const REFUSED_BY_AWS = [
  'fifo-mixed',
  'fixed-quota',
  'overlapping-notifications',
  'visibility-below-timeout',
];

/** What the checks say of the stacks that are about to run. */
export interface CheckedFirst {
  /** What AWS refuses at deployment, so that there would be nothing to run. */
  readonly refused: readonly string[];
  /** Other errors. */
  readonly errors: readonly string[];
}

/** Runs the checks over the stacks, for their errors alone. */
export function checkFirst(stacks: readonly Stack[], cwd: string): CheckedFirst {
  const { findings } = checkConfigurations(stacks, {
    severity: 'error',
    acceptances: acceptedRisks(stacks, cwd),
  });
  const refused = findings.filter(isRefused);
  return {
    refused: refused.map(lineOf),
    errors: findings.filter((finding) => !refused.includes(finding)).map(lineOf),
  };
}

function isRefused({ group, ruleId }: Finding): boolean {
  return group === 'apply-fails' || REFUSED_BY_AWS.includes(ruleId);
}

function lineOf({ ruleId, constructPath, message }: Finding): string {
  return `${ruleId}: ${constructPath}: ${message}`;
}

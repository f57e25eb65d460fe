import { readAcceptances, UnreadableAcceptance, type Acceptance } from '@archway/checks';
import type { Configuration } from '@archway/terraform';
import { UsageError } from '../usage-error/usage-error';

/**
 * The risks that are accepted in Terraform, beside it, and where the command runs.
 *
 * @throws UsageError for a file of accepted risks that cannot be read
 */
export function acceptedRisks(
  configurations: readonly Configuration[],
  cwd: string,
): readonly Acceptance[] {
  try {
    return readAcceptances(configurations, [cwd]);
  } catch (error) {
    if (error instanceof UnreadableAcceptance) throw new UsageError(error.message);
    throw error;
  }
}

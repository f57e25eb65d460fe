import type { Acceptance } from '@archway/checks';
import type { ReviewedPlan } from '@archway/review';
import { parsePlan, UnreadableTerraform, type Configuration, type Plan } from '@archway/terraform';
import { acceptedRisks } from '../acceptance/accepted-risks';
import { UsageError } from '../usage-error/usage-error';
import { nameOfPlan, type FoundFile } from './find-plans';
import { configurationOf } from './plan-configurations';

/** A plan with the configuration that it was made of, where there is one. */
export interface ReadPlan {
  readonly plan: Plan;
  readonly configuration?: Configuration;
}

/**
 * Reads plans.
 *
 * @param given configurations that the plans may have been made of
 * @throws UsageError for what is no plan
 */
export function readPlans(
  files: readonly FoundFile[],
  given: readonly Configuration[],
): readonly ReadPlan[] {
  return files.map(({ path, text }) => {
    const configuration = configurationOf(path, given, files.length === 1);
    const options = { name: nameOfPlan(path), ...(configuration && { configuration }) };
    try {
      return { plan: parsePlan(text, path, options), ...(configuration && { configuration }) };
    } catch (error) {
      if (error instanceof UnreadableTerraform) throw new UsageError(error.message);
      throw error;
    }
  });
}

/** Plans with what is deployed instead of their own state, where base plans are given. */
export function withBases(
  plans: readonly ReadPlan[],
  bases: readonly ReadPlan[],
  app: string | undefined,
): readonly ReviewedPlan[] {
  return plans.map((read) => {
    const base = baseOf(read, bases, plans.length === 1);
    return { plan: read.plan, ...(app === undefined ? {} : { app }), ...(base && { base }) };
  });
}

function baseOf(read: ReadPlan, bases: readonly ReadPlan[], only: boolean): Plan | undefined {
  const named = bases.find(({ plan }) => plan.name === read.plan.name);
  if (named !== undefined) return named.plan;
  const [single, ...others] = bases;
  // Two files without configurations are called as they please; two stacks are not the same one.
  const nameless = read.configuration === undefined && single?.configuration === undefined;
  return only && nameless && others.length === 0 ? single?.plan : undefined;
}

/**
 * The risks that are accepted for plans: in the configurations that they were made of, beside the
 * plans, and where the command runs.
 *
 * @throws UsageError for a file of accepted risks that cannot be read
 */
export function risksOf(plans: readonly ReadPlan[], cwd: string): readonly Acceptance[] {
  const texts = plans.flatMap(({ configuration }) =>
    configuration === undefined ? [] : [configuration],
  );
  return acceptedRisks([...new Set([...texts, ...plans.map(({ plan }) => plan.planned)])], cwd);
}

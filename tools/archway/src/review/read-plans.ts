import type { Acceptance } from '@archway/checks';
import type { ReviewedPlan } from '@archway/review';
import {
  parsePlan,
  UnreadableTerraform,
  type Configuration,
  type Plan,
  type ReadOptions,
} from '@archway/terraform';
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
 * @param options how configurations that lie beside the plans are read
 * @throws UsageError for what is no plan
 */
export async function readPlans(
  files: readonly FoundFile[],
  given: readonly Configuration[],
  options: ReadOptions = {},
): Promise<readonly ReadPlan[]> {
  const only = files.length === 1;
  return Promise.all(files.map((file) => readOne(file, given, only, options)));
}

async function readOne(
  { path, text }: FoundFile,
  given: readonly Configuration[],
  only: boolean,
  inputs: ReadOptions,
): Promise<ReadPlan> {
  const configuration = await configurationOf(path, given, only, inputs);
  const options = { name: nameOfPlan(path), ...(configuration && { configuration }) };
  try {
    return { plan: parsePlan(text, path, options), ...(configuration && { configuration }) };
  } catch (error) {
    if (error instanceof UnreadableTerraform) throw new UsageError(error.message);
    throw error;
  }
}

/** Plans with what is deployed instead of their own state, where base plans are given. */
export function withBases(
  plans: readonly ReadPlan[],
  bases: readonly ReadPlan[] | undefined,
  app: string | undefined,
): readonly ReviewedPlan[] {
  return plans.map((read) => {
    const base = bases === undefined ? undefined : baseOf(read, bases, plans.length === 1);
    return {
      plan: read.plan,
      ...(app === undefined ? {} : { app }),
      ...(base && { base }),
      ...(bases !== undefined && base === undefined ? { baseMissing: true } : {}),
    };
  });
}

/** By the name of the stack; the only plan of both sides also where it is plainly the same stack. */
function baseOf(read: ReadPlan, bases: readonly ReadPlan[], only: boolean): Plan | undefined {
  const named =
    bases.find(({ plan }) => plan.name === read.plan.name) ??
    bases.find((base) => isCalledAlike(read, base));
  if (named !== undefined) return named.plan;
  const [single, ...others] = bases;
  return only && others.length === 0 && single !== undefined && isSameStack(read, single)
    ? single.plan
    : undefined;
}

/** Where only one side has the name of its stack, the names of the files say which belong together. */
function isCalledAlike(read: ReadPlan, base: ReadPlan): boolean {
  const isOneNamed = (read.configuration === undefined) !== (base.configuration === undefined);
  return isOneNamed && nameOfPlan(read.plan.file) === nameOfPlan(base.plan.file);
}

function isSameStack(read: ReadPlan, base: ReadPlan): boolean {
  const addresses = new Set(managedIn(base.plan));
  return managedIn(read.plan).some((address) => addresses.has(address));
}

function managedIn({ changes }: Plan): readonly string[] {
  return changes.filter(({ mode }) => mode === 'managed').map(({ address }) => address);
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

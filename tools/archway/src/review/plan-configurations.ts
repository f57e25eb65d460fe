import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  readFolder,
  readStack,
  UnreadableTerraform,
  type Configuration,
  type ReadOptions,
} from '@archway/terraform';
import { findTerraform } from '../check/find-terraform';
import { readTerraform } from '../check/read-terraform';
import { UsageError } from '../usage-error/usage-error';
import { nameOfPlan } from './find-plans';

/**
 * The configurations at some paths, which have the construct paths that plans lack.
 *
 * @throws UsageError for a path that does not exist or holds no Terraform
 */
export async function readConfigurations(
  paths: readonly string[],
  cwd: string,
  options: ReadOptions = {},
): Promise<readonly Configuration[]> {
  const found = await findTerraform(paths, cwd);
  return Promise.all(found.map((each) => readTerraform(each, options)));
}

/**
 * The configuration that a plan was made of: of those that are given the one that is called as the
 * plan, else the stack that lies beside it, else the only one where there is only one plan, else the
 * Terraform in the folder of the plan.
 *
 * @param plan the plan's file
 * @param only whether there is no other plan
 * @param options how a configuration beside the plan is read
 */
export async function configurationOf(
  plan: string,
  given: readonly Configuration[],
  only: boolean,
  options: ReadOptions = {},
): Promise<Configuration | undefined> {
  const named = given.find(({ name }) => name === nameOfPlan(plan));
  if (named !== undefined) return named;
  const beside = besidePlan(plan).find((file) => existsSync(file));
  if (beside !== undefined) return readBeside(beside, options);
  return (only && given.length === 1 ? given[0] : undefined) ?? (await folderBeside(plan, options));
}

/**
 * The *.tf files in the folder of a plan, which keeps the name of its file: several plans of one
 * configuration may lie there. What cannot be read is as if it were not there, since nobody named it.
 */
async function folderBeside(
  plan: string,
  options: ReadOptions,
): Promise<Configuration | undefined> {
  const folder = dirname(plan);
  if (!readdirSync(folder).some((name) => name.endsWith('.tf'))) return undefined;
  try {
    return await readFolder(folder, { ...options, name: nameOfPlan(plan) });
  } catch (error) {
    if (error instanceof UnreadableTerraform) return undefined;
    throw error;
  }
}

/** `orders.cdk.tf.json` beside `orders.json`, and `cdk.tf.json` in the same folder. */
function besidePlan(plan: string): readonly string[] {
  const stem = basename(plan).replace(/\.json$/, '');
  return [`${stem}.cdk.tf.json`, 'cdk.tf.json'].map((name) => join(dirname(plan), name));
}

function readBeside(file: string, options: ReadOptions): Configuration {
  try {
    return readStack(file, options);
  } catch (error) {
    if (error instanceof UnreadableTerraform) throw new UsageError(error.message);
    throw error;
  }
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPrivateFolder } from './private-folder';
import type { Stack } from './stacks';
import type { Output, Terraform } from './terraform';

/**
 * Plans a stack and keeps the plan as JSON in a folder: `<stack>.json`, and beside it the
 * `<stack>.cdk.tf.json` that it was made of, which has the construct paths.
 *
 * Both Terraform's binary plan and the JSON hold secrets in clear text. The binary never leaves a
 * temporary folder of this user's, and the JSON can be read by this user only.
 *
 * @param json the folder; undefined where no plan is to be kept
 * @param plan plans with these further arguments
 */
export async function keepingPlan(
  { name, configuration }: Stack,
  terraform: Terraform,
  { folder, json }: { readonly folder: string; readonly json: string | undefined },
  plan: (args: readonly string[]) => Promise<Output>,
): Promise<Output> {
  if (json === undefined) return plan([]);
  mkdirSync(json, { recursive: true, mode: 0o700 });
  return withPrivateFolder(async (temporary) => {
    const binary = join(temporary, 'plan.bin');
    const output = await plan([`-out=${binary}`]);
    if (!existsSync(binary)) return output;
    await terraform.save(folder, ['show', '-json', binary], join(json, `${name}.json`));
    writeFileSync(join(json, `${name}.cdk.tf.json`), JSON.stringify(configuration));
    return output;
  });
}

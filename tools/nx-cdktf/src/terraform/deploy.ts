import { spawnSync } from 'node:child_process';
import type { Environment } from './installation';
import { findProviderMirror, findTerraform, terraformEnvironment } from './installation';
import { Problem } from './problem';

/** What `cdktf deploy` and `cdktf destroy` are asked to do. */
export interface Deployment {
  readonly action: 'deploy' | 'destroy';
  /** Names of stacks; all where there is none. */
  readonly stacks: readonly string[];
  /** Flags for the CDKTF CLI, as the user gave them. */
  readonly flags: readonly string[];
}

/**
 * Lets the CDKTF CLI deploy or destroy an app: it synthesizes, shows Terraform's plan and asks on the terminal.
 *
 * @param interactive whether there is a terminal on which the user can answer
 * @returns the exit code of the CLI
 * @throws Problem where the CLI would wait for an answer that cannot come
 */
export function deploy(deployment: Deployment, env: Environment, interactive: boolean): number {
  const { action, stacks, flags } = deployment;
  findTerraform(env);
  if (!interactive && !flags.includes('--auto-approve')) {
    throw new Problem(
      `${action} asks for approval and there is no terminal to answer on: run it on one, or pass --auto-approve`,
    );
  }
  const mirror = findProviderMirror(env);
  const { status, error } = spawnSync(
    'cdktf',
    [action, ...(stacks.length === 0 ? ['*'] : stacks), ...flags],
    {
      stdio: 'inherit',
      env: {
        ...terraformEnvironment(env),
        // The CLI runs `terraform init` itself and takes no folder of plugins.
        ...(mirror === undefined || env.TF_CLI_ARGS_init !== undefined
          ? {}
          : { TF_CLI_ARGS_init: `-plugin-dir="${mirror}"` }),
      },
    },
  );
  if (error !== undefined)
    throw new Problem(`cdktf cannot be started (${error.message}): run npm ci`);
  return status ?? 1;
}

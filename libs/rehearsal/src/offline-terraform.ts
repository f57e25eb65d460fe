import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** Terraform on this machine. */
export interface TerraformBinary {
  readonly binary: string;
}

/** Terraform and a folder that mirrors its providers, both on this machine. */
export interface OfflineTerraform extends TerraformBinary {
  readonly mirror: string;
}

/** Where Terraform itself looks for a mirror, unless `TF_PLUGIN_DIR` names one. */
const MIRRORS = [
  path.join(os.homedir(), '.terraform.d/plugins'),
  '/usr/local/share/terraform/plugins',
  '/usr/share/terraform/plugins',
];

/** Terraform as it can run here without a network, or a sentence that says what is missing. */
export function findTerraform(
  env: Readonly<Record<string, string | undefined>> = process.env,
): OfflineTerraform | string {
  const found = findTerraformBinary(env);
  if (typeof found === 'string') return found;
  const given = env['TF_PLUGIN_DIR'];
  const mirror = (given === undefined ? MIRRORS : [given]).find(holdsAws);
  return mirror === undefined
    ? 'no folder mirrors the AWS provider: set TF_PLUGIN_DIR (terraform providers mirror FOLDER)'
    : { ...found, mirror };
}

/** Terraform itself, for what needs no provider, or a sentence that says what is missing. */
export function findTerraformBinary(
  env: Readonly<Record<string, string | undefined>> = process.env,
): TerraformBinary | string {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const binary = folders
    .map((folder) => path.join(folder, 'terraform'))
    .find((file) => existsSync(file));
  return binary === undefined
    ? 'terraform is not on the PATH: install Terraform 1.10 or newer'
    : { binary };
}

/**
 * Runs one command in a folder that nobody keeps.
 *
 * @param environment variables besides those of this process that are not about AWS or Terraform
 * @returns what it printed
 * @throws what it printed, when it fails
 */
export function runTerraform(
  terraform: TerraformBinary,
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(terraform.binary, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...withoutUser(process.env), ...environment },
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new Error(`terraform ${args[0]} failed\n${error?.message ?? ''}${stderr || stdout}`);
  }
  if (args[0] === 'init') forgetHashes(folder);
  return stdout;
}

/**
 * Leaves the versions of the providers in the lock file and takes their hashes out. `init` has just made them of the
 * mirror itself, so they prove nothing, and each later command would hash the whole provider again to compare.
 */
function forgetHashes(folder: string): void {
  const file = path.join(folder, '.terraform.lock.hcl');
  if (!existsSync(file)) return;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^ *hashes *= \[[^\]]*\]\n/gm, ''));
}

/**
 * An environment in which neither Terraform nor the provider finds anything that is the user's. Both are written in
 * Go and hold the provider's schema, which each garbage collection reads again: fewer collections save a quarter of
 * the CPU time of a plan, for a third more memory.
 */
function withoutUser(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(AWS|TF)_/.test(name));
  return {
    ...Object.fromEntries(kept),
    TF_CLI_CONFIG_FILE: os.devNull,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    GOGC: env['GOGC'] ?? '400',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: os.devNull,
    AWS_SHARED_CREDENTIALS_FILE: os.devNull,
  };
}

function holdsAws(mirror: string): boolean {
  return (
    existsSync(mirror) &&
    readdirSync(mirror).some((registry) => existsSync(path.join(mirror, registry, 'hashicorp/aws')))
  );
}

import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, sep } from 'node:path';
import { Missing, Problem } from './problem';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The Terraform that is used: `TERRAFORM_BINARY_NAME`, a name or a path, else `terraform`.
 *
 * @returns its absolute path
 * @throws Missing where there is none
 */
export function findTerraform(env: Environment): string {
  const name = env.TERRAFORM_BINARY_NAME ?? 'terraform';
  const candidates = name.includes(sep)
    ? [name]
    : (env.PATH ?? '')
        .split(delimiter)
        .filter((folder) => folder !== '')
        .map((folder) => join(folder, name));
  const found = candidates.find(isExecutable);
  if (found !== undefined) return found;
  throw new Missing(
    name.includes(sep)
      ? `TERRAFORM_BINARY_NAME is ${name}, which is not a program`
      : `${name} is not on the PATH: install Terraform 1.10 or newer, or set TERRAFORM_BINARY_NAME to its path`,
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The folder from which Terraform takes the AWS provider without a network: `TF_PLUGIN_DIR`, else the first of
 * the folders that Terraform itself looks into that holds the provider.
 *
 * @returns nothing where the provider comes from a registry, or as the user's own CLI configuration says
 * @throws Problem where `TF_PLUGIN_DIR` is no folder
 */
export function findProviderMirror(env: Environment): string | undefined {
  const given = env.TF_PLUGIN_DIR;
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) {
      throw new Problem(`TF_PLUGIN_DIR is ${given}, which is not a folder: name a provider mirror`);
    }
    return given;
  }
  return impliedMirrors(env).find((folder) => awsProviders(folder).length > 0);
}

/** The folders that Terraform takes for provider mirrors without being told. */
function impliedMirrors(env: Environment): string[] {
  const home = env.HOME ?? homedir();
  const data = [
    env.XDG_DATA_HOME ?? join(home, '.local/share'),
    ...(env.XDG_DATA_DIRS ?? '').split(delimiter),
    '/usr/local/share',
    '/usr/share',
  ].filter((folder) => folder !== '');
  return [
    join(home, '.terraform.d/plugins'),
    ...data.map((folder) => join(folder, 'terraform/plugins')),
  ];
}

/** The versions of the AWS provider that a mirror holds, as `host/version`. */
export function awsProviders(mirror: string): string[] {
  return entries(mirror).flatMap((host) =>
    entries(join(mirror, host, 'hashicorp/aws')).map((version) => `${host}/${version}`),
  );
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/**
 * The environment for Terraform and the CDKTF CLI.
 *
 * A CLI configuration file that is named but does not exist is left out, because Terraform warns about it on
 * every call, and nothing asks for new versions of Terraform behind the user's back.
 */
export function terraformEnvironment(env: Environment): Record<string, string | undefined> {
  const configuration = env.TF_CLI_CONFIG_FILE;
  const named = configuration !== undefined && configuration !== '';
  return {
    ...env,
    CHECKPOINT_DISABLE: env.CHECKPOINT_DISABLE ?? '1',
    ...(named && !existsSync(configuration) ? { TF_CLI_CONFIG_FILE: '/dev/null' } : {}),
  };
}

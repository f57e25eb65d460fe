import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { ReadOptions } from '@archway/terraform';

/** Configurations of which the text and the plan must say the same. */
export const CORPUS = join(__dirname, '../../../../libs/terraform/fixtures/corpus');

/** What makes the provider take keys that nobody issued, and call nobody. */
const OFFLINE = {
  access_key: 'offline',
  secret_key: 'offline',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: true,
};

/** A root module that Terraform plans, and what it is given from outside of its text. */
export interface CorpusRoot {
  readonly name: string;
  /** As `archway` reads it. */
  readonly options: ReadOptions;
  /** The same for Terraform. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The aliases of the provider configurations of AWS besides the default one. @default - no AWS */
  readonly aliases?: readonly string[];
}

/** Everything in `parts` is a module of the first root; the others each need a root of their own. */
export const ROOTS: readonly CorpusRoot[] = [
  { name: 'parts', options: { workspace: 'default' }, aliases: [] },
  {
    name: 'providers',
    options: { workspace: 'default' },
    aliases: ['dr', 'use1', 'china'],
  },
  {
    name: 'inputs',
    options: {
      workspace: 'stage',
      environment: { from_environment: '[1, "2"]', overridden: 'environment', flag: '1' },
      arguments: [
        { name: 'flag', text: 'false' },
        { file: join(CORPUS, 'whole/inputs/given.tfvars') },
        { name: 'flag', text: 'true' },
      ],
    },
    environment: {
      TF_WORKSPACE: 'stage',
      TF_VAR_from_environment: '[1, "2"]',
      TF_VAR_overridden: 'environment',
      TF_VAR_flag: '1',
    },
    args: ['-var=flag=false', '-var-file=given.tfvars', '-var=flag=true'],
  },
];

/** Lays out a root module in a folder. */
export function layOut({ name }: CorpusRoot, folder: string): void {
  if (name !== 'parts') {
    cpSync(join(CORPUS, 'whole', name), folder, { recursive: true });
    return;
  }
  mkdirSync(folder);
  const parts = readdirSync(join(CORPUS, 'parts'));
  for (const part of parts)
    cpSync(join(CORPUS, 'parts', part), join(folder, part), { recursive: true });
  writeFileSync(
    join(folder, 'main.tf'),
    [
      'provider "aws" {\n  region = "eu-west-1"\n  default_tags {\n    tags = { owner = "corpus" }\n  }\n}\n',
      ...parts.map((part) => `module "${part}" {\n  source = "./${part}"\n}\n`),
    ].join('\n'),
  );
}

/**
 * Plans a folder with the real Terraform.
 *
 * @param folder is left as it is, but for what Terraform writes there
 * @returns the plan as `terraform show -json` writes it
 */
export function planned(root: CorpusRoot, folder: string, mirror: string): string {
  const terraform = (...args: readonly string[]): string =>
    execFileSync('terraform', [`-chdir=${folder}`, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        TF_CLI_CONFIG_FILE: devNull,
        TF_IN_AUTOMATION: '1',
        CHECKPOINT_DISABLE: '1',
        AWS_EC2_METADATA_DISABLED: 'true',
        ...root.environment,
      },
    });
  if (root.aliases !== undefined) {
    const aws = [OFFLINE, ...root.aliases.map((alias) => ({ alias, ...OFFLINE }))];
    writeFileSync(join(folder, 'offline_override.tf.json'), JSON.stringify({ provider: { aws } }));
  }
  terraform('init', '-input=false', '-no-color', `-plugin-dir=${mirror}`);
  terraform('plan', '-input=false', '-no-color', '-out=plan.bin', ...(root.args ?? []));
  return terraform('show', '-json', 'plan.bin');
}

import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_ACCOUNT, runTerraform, type OfflineTerraform } from '@archway/rehearsal';
import type { ReadOptions } from '@archway/terraform';

/** Configurations of which the text and the plan must say the same. */
export const CORPUS = join(__dirname, '../../../../libs/terraform/fixtures/corpus');

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
export function planned(root: CorpusRoot, folder: string, terraform: OfflineTerraform): string {
  const run = (...args: readonly string[]): string =>
    runTerraform(terraform, folder, args, root.environment);
  if (root.aliases !== undefined) {
    const aws = [NO_ACCOUNT, ...root.aliases.map((alias) => ({ alias, ...NO_ACCOUNT }))];
    writeFileSync(join(folder, 'offline_override.tf.json'), JSON.stringify({ provider: { aws } }));
  }
  run('init', '-input=false', '-no-color', `-plugin-dir=${terraform.mirror}`);
  run('plan', '-input=false', '-no-color', '-out=plan.bin', ...(root.args ?? []));
  return run('show', '-json', 'plan.bin');
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findTerraform, found, runTerraform } from '@archway/rehearsal';
import { parsePlan, plannedConfiguration, type Configuration } from '@archway/terraform';
import { EXAMPLES, type Example } from './examples';
import { planOfModule, rootAlias, type PlanOfModules, type StatedProvider } from './plan-of-module';

/** Plans of examples by their text: planning all of them takes most of a minute. */
const CACHE = resolve(__dirname, '../../../../node_modules/.cache/archway-examples');

/** One file of a pair. */
export interface PlannedExample {
  readonly pair: string;
  readonly example: Example;
}

/**
 * The examples as the real provider plans them: one plan with a module for each, taken apart again, since
 * the provider starts for seconds. Nothing is asked of an account.
 *
 * @returns configurations by `pair/example`
 * @throws what Terraform says where it refuses one of them
 */
export function planExamples(
  examples: readonly PlannedExample[],
): ReadonlyMap<string, Configuration> {
  const modules = examples.map((each) => moduleOf(each));
  const missing = modules.filter((each) => !existsSync(cacheOf(each)));
  if (missing.length > 0) planModules(missing);
  return new Map(
    modules.map((each) => {
      const text = readFileSync(cacheOf(each), 'utf8');
      return [each.key, plannedConfiguration(parsePlan(text, `${each.name}/plan.json`))];
    }),
  );
}

function planModules(modules: readonly ExampleModule[]): void {
  const terraform = found(findTerraform());
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    for (const { name, text } of modules) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'main.tf'), text);
    }
    writeFileSync(join(folder, 'main.tf'), rootOf(modules));
    const run = (...args: readonly string[]): string =>
      runTerraform(terraform, folder, args, ENVIRONMENT);
    run('init', '-input=false', `-plugin-dir=${terraform.mirror}`);
    run('plan', '-input=false', '-no-color', '-refresh=false', '-out=plan.bin');
    const plan = JSON.parse(run('show', '-json', 'plan.bin')) as PlanOfModules;
    mkdirSync(CACHE, { recursive: true });
    for (const each of modules) {
      writeFileSync(cacheOf(each), JSON.stringify(planOfModule(plan, each.name, each.providers)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cacheOf({ key, text, providers }: ExampleModule): string {
  const hash = createHash('sha256').update(JSON.stringify([key, text, providers]));
  return join(CACHE, `${hash.digest('hex')}.json`);
}

interface ExampleModule {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  readonly providers: readonly StatedProvider[];
}

const PROVIDER = /^provider "aws" \{\n([\s\S]*?)^\}\n/gm;
const REGION = 'eu-west-1';

/** The example without its providers, which the root hands to it: each one would be a process. */
function moduleOf({ pair, example }: PlannedExample): ExampleModule {
  const text = readFileSync(join(EXAMPLES, pair, `${example}.tf`), 'utf8');
  const providers = [...text.matchAll(PROVIDER)].map(([, block = '']): StatedProvider => {
    const alias = /^ *alias += "([^"]+)"/m.exec(block)?.[1];
    return {
      ...(alias === undefined ? {} : { alias }),
      region: /^ *region += "([^"]+)"/m.exec(block)?.[1] ?? REGION,
      accounts: [...block.matchAll(/"(\d{12})"/g)].map(([, account = '']) => account),
    };
  });
  const aliases = providers.flatMap(({ alias }) => (alias === undefined ? [] : [`aws.${alias}`]));
  const needs = `source = "hashicorp/aws"\n configuration_aliases = [${aliases.join(', ')}]`;
  const requirement = `terraform {\n required_providers {\n aws = {\n ${needs}\n }\n }\n}\n`;
  return {
    key: `${pair}/${example}`,
    name: `${pair}/${example}`.replace(/[^a-z0-9]/g, '_'),
    text: text.replace(PROVIDER, '') + requirement,
    providers,
  };
}

function rootOf(modules: readonly ExampleModule[]): string {
  const regions = new Map(
    modules.flatMap(({ providers }) => providers.map((each) => [rootAlias(each), each.region])),
  );
  const calls = modules.map(({ name, providers }) => {
    const handed = providers.map(
      (each) =>
        `${each.alias === undefined ? 'aws' : `aws.${each.alias}`} = aws.${rootAlias(each)}`,
    );
    return `module "${name}" {\n source = "./${name}"\n providers = {\n${['', ...handed].join('\n')}\n }\n}\n`;
  });
  const skipped = ['credentials_validation', 'requesting_account_id', 'metadata_api_check']
    .map((what) => `skip_${what} = true\n`)
    .join('');
  return [
    'terraform {\n required_providers {\n aws = {\n source = "hashicorp/aws"\n }\n }\n}\n',
    `provider "aws" {\n${skipped}}\n`,
    ...[...regions].map(
      ([alias, region]) =>
        `provider "aws" {\n alias = "${alias}"\n region = "${region}"\n${skipped}}\n`,
    ),
    ...calls,
  ].join('');
}

/** Keys that nobody issued, and a heap that is collected less often: the provider's schema fills it. */
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'offline',
  AWS_SECRET_ACCESS_KEY: 'offline',
  AWS_REGION: REGION,
  GOGC: '800',
};

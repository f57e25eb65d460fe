import { basename, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { findBuilder } from '../image/builder';
import { buildImages } from '../image/image';
import { imagesOf } from '../image/images';
import { deploy } from './deploy';
import { locateTerraform } from './terraform';
import { withoutAws } from './offline';
import { plan, planOffline, type PlanOptions } from './plan';
import { Missing, Problem } from './problem';
import { review } from './review';
import { readStacks, selectStacks } from './stacks';
import { validate } from './validate';

interface StackOptions {
  readonly stack: readonly string[];
}

interface PlanFlags extends StackOptions {
  readonly offline?: boolean;
  readonly json?: string;
}

interface ImageFlags extends StackOptions {
  readonly app?: string;
  readonly push?: readonly string[];
}

interface ReviewFlags extends StackOptions {
  readonly offline?: boolean;
  readonly app?: string;
  readonly failOn?: readonly string[];
  readonly basePlans?: string;
}

/** Commands that are left out where Terraform is missing and the user allowed that. */
const SKIPPABLE: readonly string[] = ['validate', 'plan', 'review'];

const OFFLINE = 'without credentials, network, state or backend: everything is new';

/** What a command printed to standard output. */
const print = (line: string) => console.log(line);

/**
 * Runs the command line in the folder of an app.
 *
 * @param argv the arguments, without Node and the script
 * @returns the exit code
 */
export async function run(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('nx-cdktf').description('What Nx runs for an app of this workspace.');
  const stack = () =>
    new Option('--stack <name...>', 'only these stacks').default([], 'all').argParser(collect);

  program
    .command('validate')
    .description('ask the real provider whether the stacks are valid')
    .addOption(stack())
    .action(async ({ stack }: StackOptions) => {
      const stacks = selectStacks(readStacks('.'), stack);
      code = (await validate(locateTerraform(process.env), stacks, print)) ? 0 : 1;
    });

  program
    .command('plan')
    .description("plan the stacks against the app's state")
    .addOption(stack())
    .option('--offline', OFFLINE)
    .option('--json <folder>', 'keep each plan as JSON in this folder; it holds secrets')
    .argument('[flags...]', 'further flags of terraform plan')
    .allowUnknownOption()
    .action(async (args: readonly string[], { json, ...flags }: PlanFlags) => {
      const kept = json === undefined ? {} : { json: resolve(json) };
      code = (await planned(flags, { args, ...kept })) ? 0 : 1;
    });

  program
    .command('review')
    .description('plan the stacks and tell what the plans mean')
    .addOption(stack())
    .option('--offline', OFFLINE)
    .option('--app <name>', 'the name of the app')
    .option(
      '--fail-on <kinds>',
      'concerns that fail the review, with commas between them; may be repeated',
      collect,
    )
    .option('--base-plans <folder>', 'plans that plan --json kept of the target branch')
    .argument('[flags...]', 'further flags of terraform plan')
    .allowUnknownOption()
    .action(
      async (args: readonly string[], { app = basename(resolve()), ...flags }: ReviewFlags) => {
        code = await review({ app, ...flags }, (json) =>
          planned(flags, { args, json, quiet: true }),
        );
      },
    );

  program
    .command('image')
    .description('build the images of the stacks with docker, podman or buildah')
    .addOption(stack())
    .option('--app <name>', 'the name of the app')
    .option(
      '--push <container=repository...>',
      'push the image of a container to a repository, with your credentials',
      collect,
    )
    .action(({ stack, app = basename(resolve()), push = [] }: ImageFlags) => {
      const images = imagesOf(selectStacks(readStacks('.'), stack), '.');
      buildImages({ app, images, push, print }, () => findBuilder(process.env));
    });

  for (const action of ['deploy', 'destroy'] as const) {
    program
      .command(action)
      .description(`${action} the stacks: shows Terraform's plan and asks`)
      .addOption(stack())
      .argument('[flags...]', `further flags of cdktf ${action}`)
      .allowUnknownOption()
      .action((flags: readonly string[], { stack }: StackOptions) => {
        code = deploy({ action, stacks: stack, flags }, process.env, process.stdin.isTTY === true);
      });
  }

  try {
    requireKnownPolicy(process.env.ARCHWAY_TERRAFORM);
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, argv[0] ?? '');
  }
}

/** Plans the stacks that are asked for, with the user's credentials or without any. */
function planned(
  { offline = false, stack }: Pick<PlanFlags, 'offline' | 'stack'>,
  options: Pick<PlanOptions, 'args' | 'json' | 'quiet'>,
): Promise<boolean> {
  const all = readStacks('.');
  const wanted = { ...options, stacks: selectStacks(all, stack), print };
  return offline
    ? planOffline(locateTerraform(withoutAws(process.env)), all, wanted)
    : plan(locateTerraform(process.env), wanted);
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function requireKnownPolicy(policy: string | undefined): void {
  if (policy === undefined || policy === 'required' || policy === 'skip-if-missing') return;
  throw new Problem(`ARCHWAY_TERRAFORM must be required or skip-if-missing, got '${policy}'`);
}

/** Says what is wrong in one line; skips a check that cannot be made, where the user allowed that. */
function explain(error: unknown, command: string): number {
  if (!(error instanceof Problem)) throw error;
  const policy = process.env.ARCHWAY_TERRAFORM;
  const skippable = SKIPPABLE.includes(command) && policy === 'skip-if-missing';
  if (error instanceof Missing && skippable) {
    const line = `SKIPPED: ${command}, ${error.message}`;
    const frame = '!'.repeat(80);
    console.error(`${frame}\n${line}\n${frame}`);
    return 0;
  }
  console.error(error.message);
  return 1;
}

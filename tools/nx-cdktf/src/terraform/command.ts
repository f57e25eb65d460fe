import { Command, Option } from 'commander';
import { deploy } from './deploy';
import { locateTerraform } from './terraform';
import { withoutAws } from './offline';
import { plan, planOffline } from './plan';
import { Missing, Problem } from './problem';
import { readStacks, selectStacks } from './stacks';
import { validate } from './validate';

interface StackOptions {
  readonly stack: readonly string[];
}

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
    .option('--offline', 'without credentials, network, state or backend: everything is new')
    .argument('[flags...]', 'further flags of terraform plan')
    .allowUnknownOption()
    .action(async (flags: readonly string[], options: StackOptions & { offline?: boolean }) => {
      const all = readStacks('.');
      const stacks = selectStacks(all, options.stack);
      const planned = options.offline
        ? await planOffline(locateTerraform(withoutAws(process.env)), stacks, all, flags, print)
        : await plan(locateTerraform(process.env), stacks, flags, print);
      code = planned ? 0 : 1;
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

function collect(name: string, names: readonly string[]): readonly string[] {
  return [...names, name];
}

function requireKnownPolicy(policy: string | undefined): void {
  if (policy === undefined || policy === 'required' || policy === 'skip-if-missing') return;
  throw new Problem(`ARCHWAY_TERRAFORM must be required or skip-if-missing, got '${policy}'`);
}

/** Says what is wrong in one line; skips a check that cannot be made, where the user allowed that. */
function explain(error: unknown, command: string): number {
  if (!(error instanceof Problem)) throw error;
  const policy = process.env.ARCHWAY_TERRAFORM;
  const check = command === 'validate' || command === 'plan';
  if (error instanceof Missing && check && policy === 'skip-if-missing') {
    const line = `SKIPPED: ${command}, ${error.message}`;
    const frame = '!'.repeat(80);
    console.error(`${frame}\n${line}\n${frame}`);
    return 0;
  }
  console.error(error.message);
  return 1;
}

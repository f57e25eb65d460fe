import type { Diagnostic } from './diagnostics';
import { formatDiagnostic } from './diagnostics';
import { keepingPlan } from './kept-plan';
import { toOffline } from './offline';
import type { Configuration, Stack } from './stacks';
import { constructPath } from './stacks';
import type { Output, Terraform } from './terraform';
import { twoAtATime } from './two-at-a-time';
import { forgetHashes, withWorkingCopy } from './working-copy';

/** What to plan, and how. */
export interface PlanOptions {
  readonly stacks: readonly Stack[];
  /** Further arguments for `terraform plan`. */
  readonly args: readonly string[];
  readonly print: (line: string) => void;
  /**
   * The folder in which each plan is kept as JSON.
   *
   * @default - none is kept
   */
  readonly json?: string;
  /**
   * Prints what is wrong, and not what changes.
   *
   * @default false
   */
  readonly quiet?: boolean;
}

/** What `terraform plan -json` writes, one object a line. */
interface PlanMessage {
  readonly type: string;
  readonly '@message': string;
  readonly diagnostic?: Diagnostic;
  readonly change?: { readonly action: string; readonly resource: { readonly addr: string } };
}

const SIGNS: Readonly<Record<string, string>> = {
  create: '+',
  read: '<',
  update: '~',
  delete: '-',
};

/**
 * Plans stacks against their state, with the user's credentials; unless it is to be quiet as
 * Terraform shows it.
 *
 * @returns whether all stacks could be planned
 */
export async function plan(terraform: Terraform, options: PlanOptions): Promise<boolean> {
  const { stacks, args, print, json, quiet = false } = options;
  let planned = true;
  for (const stack of stacks) {
    const { name, folder } = stack;
    if (!quiet) print(`${name}:`);
    await terraform.init(folder);
    const output = await keepingPlan(stack, terraform, { folder, json }, async (out) => {
      const all = ['plan', '-input=false', ...args, ...out];
      if (quiet) return terraform.run(folder, [...all, '-json']);
      return { status: await terraform.show(folder, all), stdout: '', stderr: '' };
    });
    for (const line of linesOf(output, stack, quiet)) print(`${name}: ${line}`);
    // With -detailed-exitcode Terraform answers 2 where there is something to change.
    planned &&= output.status === 0 || (output.status === 2 && args.includes('-detailed-exitcode'));
  }
  return planned;
}

/**
 * Plans stacks with no credentials, network, state or backend: everything is new.
 *
 * @param all the stacks of the app, whose outputs others of them may read
 * @returns whether all stacks could be planned
 */
export async function planOffline(
  terraform: Terraform,
  all: readonly Stack[],
  { stacks, args, print, json, quiet = false }: PlanOptions,
): Promise<boolean> {
  let planned = true;
  const planOne = async (stack: Stack) => {
    let placeholders: readonly string[] = [];
    const configure = (folder: string): Configuration => {
      const offline = toOffline(stack, all, folder);
      placeholders = offline.placeholders;
      return offline.configuration;
    };
    const output = await withWorkingCopy(stack, configure, async (folder) => {
      await terraform.init(folder);
      forgetHashes(folder);
      return keepingPlan(stack, terraform, { folder, json }, (out) =>
        terraform.run(folder, ['plan', '-input=false', '-lock=false', '-json', ...args, ...out]),
      );
    });
    return { stack, output, placeholders };
  };
  await twoAtATime(stacks, planOne, ({ stack, output, placeholders }) => {
    for (const line of linesOf(output, stack, quiet)) print(`${stack.name}: ${line}`);
    if (placeholders.length > 0) {
      print(`${stack.name}: placeholders stand for what other stacks put out`);
    }
    planned &&= output.status === 0;
  });
  return planned;
}

function linesOf({ status, stdout, stderr }: Output, stack: Stack, quiet: boolean): string[] {
  const failed = status !== 0 && stderr.trim() !== '' ? [stderr.trim()] : [];
  return [...describe(stdout, stack.configuration, quiet), ...failed];
}

/** A plan in one line for each change, with its construct path, and one for the sum. */
function describe(stdout: string, configuration: Configuration, quiet: boolean): string[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => {
      const { type, change, diagnostic, ...message } = JSON.parse(line) as PlanMessage;
      if (diagnostic !== undefined) return [formatDiagnostic(diagnostic, configuration)];
      if (quiet) return [];
      if (type === 'change_summary') return [message['@message']];
      if (type !== 'planned_change' || change === undefined) return [];
      const address = change.resource.addr;
      const path = constructPath(configuration, address);
      const sign = SIGNS[change.action] ?? change.action;
      return [`${sign} ${address}${path === undefined ? '' : ` (${path})`}`];
    });
}

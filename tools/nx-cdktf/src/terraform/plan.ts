import type { Diagnostic } from './diagnostics';
import { formatDiagnostic } from './diagnostics';
import { toOffline } from './offline';
import type { Configuration, Stack } from './stacks';
import { constructPath } from './stacks';
import type { Terraform } from './terraform';
import { withWorkingCopy } from './working-copy';

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
 * Plans stacks against their state, with the user's credentials, as Terraform shows it.
 *
 * @param args further arguments for `terraform plan`
 * @returns whether all stacks could be planned
 */
export async function plan(
  terraform: Terraform,
  stacks: readonly Stack[],
  args: readonly string[],
  print: (line: string) => void,
): Promise<boolean> {
  let planned = true;
  for (const { name, folder } of stacks) {
    print(`${name}:`);
    await terraform.init(folder);
    const status = await terraform.show(folder, ['plan', '-input=false', ...args]);
    // With -detailed-exitcode Terraform answers 2 where there is something to change.
    planned &&= status === 0 || (status === 2 && args.includes('-detailed-exitcode'));
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
  stacks: readonly Stack[],
  all: readonly Stack[],
  args: readonly string[],
  print: (line: string) => void,
): Promise<boolean> {
  let planned = true;
  for (const stack of stacks) {
    let placeholders: readonly string[] = [];
    const configure = (folder: string): Configuration => {
      const offline = toOffline(stack, all, folder);
      placeholders = offline.placeholders;
      return offline.configuration;
    };
    const { status, stdout, stderr } = await withWorkingCopy(stack, configure, async (folder) => {
      await terraform.init(folder);
      return terraform.run(folder, ['plan', '-input=false', '-lock=false', '-json', ...args]);
    });
    for (const line of describe(stdout, stack.configuration)) print(`${stack.name}: ${line}`);
    if (status !== 0 && stderr.trim() !== '') print(`${stack.name}: ${stderr.trim()}`);
    if (placeholders.length > 0) {
      print(`${stack.name}: placeholders stand for what other stacks put out`);
    }
    planned &&= status === 0;
  }
  return planned;
}

/** A plan in one line for each change, with its construct path, and one for the sum. */
function describe(stdout: string, configuration: Configuration): string[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => {
      const { type, change, diagnostic, ...message } = JSON.parse(line) as PlanMessage;
      if (diagnostic !== undefined) return [formatDiagnostic(diagnostic, configuration)];
      if (type === 'change_summary') return [message['@message']];
      if (type !== 'planned_change' || change === undefined) return [];
      const address = change.resource.addr;
      const path = constructPath(configuration, address);
      const sign = SIGNS[change.action] ?? change.action;
      return [`${sign} ${address}${path === undefined ? '' : ` (${path})`}`];
    });
}

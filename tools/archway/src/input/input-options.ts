import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { ReadOptions, VariableArgument } from '@archway/terraform';
import { UsageError } from '../usage-error/usage-error';

/** Values that Terraform takes from outside of its text. */
export interface InputFlags {
  readonly var?: readonly VariableArgument[];
  readonly workspace?: string;
  readonly account?: string;
  readonly region?: string;
  readonly zones?: readonly string[];
}

/** Adds the options that give values to variables and data sources. */
export function addInputOptions(command: Command): Command {
  // Both are one list: of what both give, Terraform takes the later one.
  let given: readonly VariableArgument[] = [];
  const add = (argument: VariableArgument): readonly VariableArgument[] => {
    given = [...given, argument];
    command.setOptionValue('var', given);
    return given;
  };
  return command
    .option('--var <name=value>', 'the value of a variable; may be repeated', (text: string) =>
      add(assignment(text)),
    )
    .option('--var-file <file>', 'a file of values of variables; may be repeated', (file: string) =>
      add({ file }),
    )
    .option('--workspace <name>', 'what terraform.workspace is')
    .option('--account <id>', 'the account that aws_caller_identity says', account)
    .option('--region <region>', 'the region of providers that state none')
    .option('--zones <names>', 'the zones that aws_availability_zones says, as a,b,c', names);
}

/** How to read Terraform with these values, and with the variables of the environment. */
export function readOptionsOf(
  flags: InputFlags,
  cwd: string,
  environment: NodeJS.ProcessEnv = process.env,
): ReadOptions {
  const { account, region, zones, workspace } = flags;
  return {
    environment: Object.fromEntries(
      Object.entries(environment).flatMap(([name, text]) =>
        name.startsWith('TF_VAR_') && text !== undefined ? [[name.slice(7), text]] : [],
      ),
    ),
    arguments: (flags.var ?? []).map((argument) =>
      'file' in argument ? { file: resolve(cwd, argument.file) } : argument,
    ),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(zones === undefined ? {} : { zones }),
    ...(workspace === undefined ? {} : { workspace }),
  };
}

function assignment(text: string): VariableArgument {
  const at = text.indexOf('=');
  // The parser of options would repeat the text, which may be a secret.
  if (at < 1) throw new UsageError('--var must be NAME=VALUE');
  return { name: text.slice(0, at).trim(), text: text.slice(at + 1) };
}

function account(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be 12 digits.');
}

function names(text: string): readonly string[] {
  return text.split(',').filter((name) => name !== '');
}

import { InvalidArgumentError, Option, type Command } from 'commander';
import { SEVERITIES } from '@archway/checks';
import { addInputOptions } from '../input/input-options';
import type { Terminal } from '../cli/terminal';
import { explainCommand } from './explain-command';
import { checkCommand, FORMATS, type CheckFlags } from './check-command';

/** Adds `archway check` and `archway explain` to the program. */
export function addCheck(program: Command, terminal: Terminal, done: (code: number) => void): void {
  addInputOptions(
    program
      .command('check')
      .description('looks for mistakes in Terraform, without an account and without a network')
      .argument(
        '[paths...]',
        'cdktf.out folders, folders of Terraform, or plans by terraform show -json (default: this folder)',
      )
      .addOption(
        new Option('--format <format>', 'how the findings are written')
          .choices(FORMATS)
          .default('table'),
      )
      .option('--out <file>', 'write them to a file')
      .addOption(
        new Option('--severity <severity>', 'the least severity that is reported')
          .choices(SEVERITIES)
          .default('info'),
      )
      .option('--rule <id>', 'run this rule only; may be repeated', collected, [])
      .option('--baseline <file>', 'leave out findings that this file knows')
      .option('--write-baseline', 'write the findings into the file of --baseline'),
  )
    .showHelpAfterError('(archway check --help tells the options)')
    .action(async (paths: string[], flags: CheckFlags) => {
      done(await checkCommand(paths, flags, terminal));
    });
  program
    .command('explain')
    .description('prints what a rule of archway check looks for, why, and an example')
    .argument('<rule>', 'the id of the rule, such as event-loop')
    .showHelpAfterError('(archway explain --help tells the options)')
    .action((id: string) => done(explainCommand(id, terminal)));
}

function collected(id: string, before: readonly string[]): readonly string[] {
  if (id === '') throw new InvalidArgumentError('It must be the id of a rule.');
  return [...before, ...id.split(',')];
}

import { InvalidArgumentError, Option, type Command } from 'commander';
import { SEVERITIES } from '@archway/checks';
import { addInputOptions } from '../input/input-options';
import type { Terminal } from '../cli/terminal';
import { CHECK_FAIL_ON_HELP } from '../review/fail-on';
import { checkCommand, FORMATS, type CheckFlags } from './check-command';

/** Adds the options of `archway check`. */
export function addCheck(command: Command, terminal: Terminal, done: (code: number) => void): void {
  addInputOptions(
    command
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
      .option('--fail-on <kinds>', CHECK_FAIL_ON_HELP, named)
      .option('--rule <id>', 'run this rule only; may be repeated', collected, [])
      .option('--baseline <file>', 'leave out findings that this file knows')
      .option('--write-baseline', 'write the findings into the file of --baseline'),
  )
    .showHelpAfterError('(archway check --help lists the options)')
    .action(async (paths: string[], flags: CheckFlags) => {
      done(await checkCommand(paths, flags, terminal));
    });
}

function named(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function collected(id: string, before: readonly string[]): readonly string[] {
  if (id === '') throw new InvalidArgumentError('It must be the id of a rule.');
  return [...before, ...id.split(',')];
}

import type { Command } from 'commander';
import type { Terminal } from '../cli/terminal';
import { explainCommand } from './explain-command';

/** Adds the argument of `archway explain`. */
export function addExplain(
  command: Command,
  terminal: Terminal,
  done: (code: number) => void,
): void {
  command
    .argument('[rule]', 'the id of the rule, such as event-loop; without it, all rules are listed')
    .showHelpAfterError('(archway explain --help lists the options)')
    .action((id?: string) => done(explainCommand(id, terminal)));
}

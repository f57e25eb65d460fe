/* eslint-disable @typescript-eslint/no-require-imports -- `import()` would make modules of them, which tsx does not load from CommonJS */
import type { Command } from 'commander';
import type * as checkProgram from '../check/check-program';
import type * as explainProgram from '../check/explain-program';
import type * as recoveryProgram from '../recovery/recovery-program';
import type * as reviewProgram from '../review/review-program';
import type * as localProgram from '../run/local-program';
import type { Terminal } from './terminal';

/** Gives a command its arguments, options and action; `done` takes the exit code. */
export type AddCommand = (
  command: Command,
  terminal: Terminal,
  done: (code: number) => void,
) => void;

/** A command: what the help of the program says, and what is loaded when the command is asked for. */
interface CommandEntry {
  readonly name: string;
  readonly usage: string;
  readonly description: string;
  readonly load: () => AddCommand;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'local',
    usage: '[options] [photos...]',
    description: 'runs the event flow of Terraform on this machine',
    load: () => (require('../run/local-program') as typeof localProgram).addLocal,
  },
  {
    name: 'check',
    usage: '[options] [paths...]',
    description: 'looks for mistakes in Terraform, without an account and without a network',
    load: () => (require('../check/check-program') as typeof checkProgram).addCheck,
  },
  {
    name: 'explain',
    usage: '[options] <rule>',
    description: 'prints what a rule of archway check looks for, why, and an example',
    load: () => (require('../check/explain-program') as typeof explainProgram).addExplain,
  },
  {
    name: 'recovery',
    usage: '[options] [paths...]',
    description: 'says what every store can be recovered from, with which loss and how soon',
    load: () => (require('../recovery/recovery-program') as typeof recoveryProgram).addRecovery,
  },
  {
    name: 'review',
    usage: '[options] [paths...]',
    description: 'says what Terraform plans mean, without an account and without a network',
    load: () => (require('../review/review-program') as typeof reviewProgram).addReview,
  },
];

import type { Command } from 'commander';
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
  readonly load: () => Promise<AddCommand>;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'local',
    usage: '[options] [photos...]',
    description: 'runs the event flow of Terraform on this machine',
    load: async () => (await import('../run/local-program.js')).addLocal,
  },
  {
    name: 'check',
    usage: '[options] [paths...]',
    description: 'looks for mistakes in Terraform, without an account and without a network',
    load: async () => (await import('../check/check-program.js')).addCheck,
  },
  {
    name: 'explain',
    usage: '[options] <rule>',
    description: 'prints what a rule of archway check looks for, why, and an example',
    load: async () => (await import('../check/explain-program.js')).addExplain,
  },
  {
    name: 'recovery',
    usage: '[options] [paths...]',
    description: 'says what every store can be recovered from, with which loss and how soon',
    load: async () => (await import('../recovery/recovery-program.js')).addRecovery,
  },
  {
    name: 'review',
    usage: '[options] [paths...]',
    description: 'tells what Terraform plans mean, without an account and without a network',
    load: async () => (await import('../review/review-program.js')).addReview,
  },
];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { joinWishes } from '../entry/wishes';
import { NOT_ALL_READ, NothingRead, UsageError } from '../usage-error/usage-error';
import { COMMANDS } from './commands';
import { processTerminal, type Streams } from './process-terminal';
import type { Terminal } from './terminal';

const INTERRUPTED = 130;

/** What the package says of itself. */
function versionOf(): string {
  const text = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/**
 * Runs the command line.
 *
 * @param argv the arguments, without Node and script
 * @param terminal @default - this process
 * @returns the exit code: 0 done, 1 something went wrong on the way, 2 the command is wrong,
 * 3 nothing could be read, 130 Ctrl-C
 */
export async function main(argv: readonly string[], terminal?: Terminal): Promise<number> {
  if (terminal !== undefined) return run(argv, terminal);
  const interrupt = new AbortController();
  const stop = listenForInterrupts(interrupt);
  try {
    return await run(argv, processTerminal(interrupt.signal));
  } finally {
    stop();
  }
}

/** Runs the command line in a thread: another one takes the signals, and writes what this one says. */
export function mainInThread(argv: readonly string[], streams: Streams): Promise<number> {
  return run(argv, processTerminal(new AbortController().signal, streams));
}

async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  try {
    const command = program(argv, terminal, (result) => (code = result));
    const given = argv[0] === 'local' ? joinWishes(argv) : argv;
    await command.parseAsync(given, { from: 'user' });
    return terminal.signal.aborted ? INTERRUPTED : code;
  } catch (error) {
    if (terminal.signal.aborted) return INTERRUPTED;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.err(`archway: ${(error as Error).message}\n`);
    if (error instanceof NothingRead) return NOT_ALL_READ;
    return error instanceof UsageError ? 2 : 1;
  }
}

/** The program with the options of the command that is asked for: the others are loaded when they are. */
function program(
  argv: readonly string[],
  terminal: Terminal,
  done: (code: number) => void,
): Command {
  const all = new Command('archway')
    .description('Answers questions about the architecture that Terraform states')
    .version(versionOf(), '-V, --version', 'prints the version')
    .configureHelp({ subcommandTerm: (each) => `${each.name()} ${each.usage()}` })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
    });
  const asked = argv[0] === 'help' ? argv[1] : argv[0];
  for (const { name, usage, description, load } of COMMANDS) {
    const command = all.command(name).description(description);
    if (name === asked) load()(command, terminal, done);
    else command.usage(usage);
  }
  return all;
}

/** Ctrl-C ends the run in order; a second one ends it at once. */
function listenForInterrupts(interrupt: AbortController): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const onSignal = (): void => {
    if (interrupt.signal.aborted) process.exit(INTERRUPTED);
    interrupt.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}

import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { addCheck } from '../check/check-program';
import { addInputOptions } from '../input/input-options';
import { addRecovery } from '../recovery/recovery-program';
import { addReview } from '../review/review-program';
import { runCommand, type LocalFlags } from '../run/run-command';
import { NothingRead, UsageError } from '../usage-error/usage-error';
import type { Terminal } from './terminal';

const INTERRUPTED = 130;

/**
 * Runs the command line.
 *
 * @param argv the arguments, without Node and script
 * @param terminal @default - this process
 * @returns the exit code: 0 done, 1 something went wrong on the way, 2 the command is wrong,
 * 3 nothing could be read, 130 Ctrl-C
 */
export async function main(argv: readonly string[], terminal?: Terminal): Promise<number> {
  const interrupt = new AbortController();
  const at = terminal ?? processTerminal(interrupt.signal);
  const stop = terminal === undefined ? listenForInterrupts(interrupt) : () => undefined;
  let code = 0;
  try {
    await program(at, (result) => (code = result)).parseAsync(argv, { from: 'user' });
    return at.signal.aborted ? INTERRUPTED : code;
  } catch (error) {
    if (at.signal.aborted) return INTERRUPTED;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    at.err(`archway: ${(error as Error).message}\n`);
    if (error instanceof NothingRead) return 3;
    return error instanceof UsageError ? 2 : 1;
  } finally {
    stop();
  }
}

function program(terminal: Terminal, done: (code: number) => void): Command {
  const command = new Command('archway')
    .description('Answers questions about the architecture that Terraform states')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
    });
  addInputOptions(
    command
      .command('local')
      .description('runs the event flow of Terraform on this machine: photos in, pictures out')
      .argument('[photos...]', 'photos, or folders that are searched for photos')
      .option(
        '--terraform <paths...>',
        'synthesized stacks: cdktf.out folders or cdk.tf.json files',
        ['cdktf.out'],
      )
      .option('--samples <folder>', 'photos to take where none are named')
      .option('--bucket <name>', 'the bucket to upload to, where several tell of uploads')
      .option('--prefix <prefix>', 'what keys begin with, where the bucket tells of several')
      .option('--out <folder>', 'where report and pictures are written', 'archway-out')
      .option('--json', 'print the result as one JSON document')
      .option('--keep', 'serve on for the AWS SDK and CLI until Ctrl-C')
      .option('--port <number>', 'the port to serve on', wholeNumber(0, 65_535), 0)
      .option('--seed <number>', 'where chance starts', wholeNumber(0, 2 ** 31), 1)
      .option('--timeout <seconds>', 'give up after so long', wholeNumber(1, 86_400), 900),
  )
    .showHelpAfterError('(archway local --help tells the options)')
    .action(async (photos: string[], flags: LocalFlags) => {
      done(await runCommand(photos, flags, terminal));
    });
  addCheck(command, terminal, done);
  addRecovery(command, terminal, done);
  addReview(command, terminal, done);
  return command;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function processTerminal(signal: AbortSignal): Terminal {
  const { columns } = process.stdout as { readonly columns?: number };
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    ...(columns === undefined ? {} : { columns }),
    color: isColored(process.env, process.stdout.isTTY),
    live: process.stderr.isTTY && process.env['TERM'] !== 'dumb' && !process.env['CI'],
    cwd: process.cwd(),
    userFolder: process.env['INIT_CWD'] ?? process.cwd(),
    signal,
  };
}

/** Whether to use colours: what the user says, else whether they read on a terminal. */
function isColored(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
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

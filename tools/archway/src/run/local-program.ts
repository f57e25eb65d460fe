import { InvalidArgumentError, type Command } from 'commander';
import type { Terminal } from '../cli/terminal';
import { addInputOptions } from '../input/input-options';
import { runCommand, type LocalFlags } from './run-command';

/** Adds the options of `archway local`. */
export function addLocal(command: Command, terminal: Terminal, done: (code: number) => void): void {
  addInputOptions(
    command
      .argument('[photos...]', 'photos, or folders that are searched for photos')
      .option(
        '--terraform <path>',
        'synthesized stacks: a cdktf.out folder, a folder of them or a cdk.tf.json file; may be repeated (default: cdktf.out)',
        collected,
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
}

function collected(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, path];
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

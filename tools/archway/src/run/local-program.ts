import { InvalidArgumentError, Option, type Command } from 'commander';
import { WISHES, wishOf } from '../entry/wishes';
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
        'a cdktf.out folder, a folder of Terraform, a file of it or a plan as JSON; may be repeated (default: cdktf.out, else this folder)',
        collected,
      )
      .option(WISHES.upload, 'put files into a bucket; may be repeated', wishOf('upload'))
      .option(WISHES.send, 'send a message to a queue; may be repeated', wishOf('send'))
      .option(WISHES.publish, 'publish a message to a topic; may be repeated', wishOf('publish'))
      .option(
        WISHES.invoke,
        'call a function with an event of JSON; may be repeated',
        wishOf('invoke'),
      )
      .option(
        WISHES.request,
        "send a request to an API, such as 'POST /orders'; may be repeated",
        wishOf('request'),
      )
      .option(
        '--token-keys <issuer=file>',
        'the JSON Web Key Set of who signs tokens; may be repeated',
        collected,
      )
      .option(
        '--image <name=command>',
        'the command that stands for an image of a task; may be repeated',
        collected,
      )
      .option(
        '--secrets <file>',
        'a JSON object with the values of secrets that tasks get, by name or ARN',
      )
      .addOption(
        new Option('--containers <tool>', 'run the images of tasks themselves').choices([
          'docker',
          'podman',
        ]),
      )
      .option('--header <header>', 'a header of every request; may be repeated', collected)
      .option(
        '--for <duration>',
        "let the cloud's time go on, such as 90m, 24h or 7d: schedules fire",
        durationOf,
      )
      .option('--logs', 'print what functions log')
      .option('--no-check', 'run what the checks say that AWS refuses')
      .option('--samples <folder>', 'photos to take where none are named')
      .option('--bucket <name>', 'the bucket to upload to, where several tell of uploads')
      .option(
        '--prefix <prefix>',
        'what keys begin with, where the bucket has notifications for several',
      )
      .option('--out <folder>', 'where report and pictures are written', 'archway-out')
      .option('--json', 'print the result as one JSON document')
      .option('--keep', 'keep serving the AWS SDK and CLI until Ctrl-C')
      .option('--port <number>', 'the port to serve on', wholeNumber(0, 65_535), 0)
      .option('--seed <number>', 'where chance starts', wholeNumber(0, 2 ** 31), 1)
      .option('--timeout <seconds>', 'give up after so long', wholeNumber(1, 86_400), 900),
  )
    .showHelpAfterError('(archway local --help lists the options)')
    .action(async (photos: string[], flags: LocalFlags) => {
      done(await runCommand(photos, flags, terminal));
    });
}

function collected(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, path];
}

/** Milliseconds of `30s`, `90m`, `24h` or `7d`. */
function durationOf(text: string): number {
  const [, number, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit];
  const milliseconds = Number(number) * (seconds ?? NaN) * 1000;
  if (milliseconds > 0 && milliseconds <= 366 * 86_400_000) return milliseconds;
  throw new InvalidArgumentError('It must be such as 30s, 90m, 24h or 7d, at most 366d.');
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

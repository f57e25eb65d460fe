import { SMALLEST_COMMENT } from '@archway/review';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { addInputOptions } from '../input/input-options';
import type { Terminal } from '../cli/terminal';
import { FAIL_ON_HELP } from './fail-on';
import { FORMATS } from './rendered';
import { reviewCommand, type ReviewFlags } from './review-command';

/** Adds the options of `archway review`. */
export function addReview(
  command: Command,
  terminal: Terminal,
  done: (code: number) => void,
): void {
  addInputOptions(
    command
      .argument(
        '[paths...]',
        'plans by terraform show -json, folders of them, or reviews as JSON (default: this folder)',
      )
      .option(
        '--configuration <paths...>',
        'what the plans were made of: cdktf.out folders, cdk.tf.json files or folders of Terraform',
      )
      .option('--base <paths...>', 'plans without state of what is deployed, by stack name')
      .option('--app <name>', 'the app that the stacks belong to')
      .addOption(
        new Option('--format <format>', 'what is printed').choices(FORMATS).default('terminal'),
      )
      .option('--markdown <file>', 'also write a comment for a pull request')
      .option('--html <file>', 'also write a page to read')
      .option('--json <file>', 'also write the review as JSON')
      .option('--limit <bytes>', 'the most bytes of the Markdown (default: 65536)', bytes)
      .option('--fail-on <kinds>', FAIL_ON_HELP, collect),
  )
    .showHelpAfterError('(archway review --help lists the options)')
    .action(async (paths: string[], flags: ReviewFlags) => {
      done(await reviewCommand(paths, flags, terminal));
    });
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function bytes(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= SMALLEST_COMMENT) return number;
  throw new InvalidArgumentError(`It must be a whole number of at least ${SMALLEST_COMMENT}.`);
}

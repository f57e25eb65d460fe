import { readOptionsOf, type InputFlags } from '../input/input-options';
import {
  failing,
  looksLikeReview,
  mergeReviews,
  parseReview,
  reviewPlans,
  UnreadableReview,
  type Review,
} from '@archway/review';
import type { Terminal } from '../cli/terminal';
import { writeFiles } from '../output/write-files';
import { UsageError } from '../usage-error/usage-error';
import { failOn } from './fail-on';
import { findBases, findPlans, type FoundFile } from './find-plans';
import { readConfigurations } from './plan-configurations';
import { readPlans, risksOf, withBases } from './read-plans';
import { rendered, type Format } from './rendered';

/** The options of `archway review`, as they come from the command line. */
export interface ReviewFlags extends InputFlags {
  readonly format: Format;
  readonly markdown?: string;
  readonly html?: string;
  readonly json?: string;
  readonly configuration?: readonly string[];
  readonly base?: readonly string[];
  readonly app?: string;
  readonly failOn?: readonly string[];
  readonly limit?: number;
}

/**
 * `archway review`: tells plans by what they mean.
 *
 * @returns 1 when there is a concern of a kind that is to fail, else 0
 * @throws UsageError for a command that cannot be carried out
 */
export async function reviewCommand(
  paths: readonly string[],
  flags: ReviewFlags,
  terminal: Terminal,
): Promise<number> {
  const { cwd } = terminal;
  const kinds = failOn(flags.failOn, process.env['ARCHWAY_FAIL_ON']);
  const files = await findPlans(paths.length === 0 ? ['.'] : paths, cwd);
  const made = files.filter(({ text }) => looksLikeReview(text)).map(reviewIn);
  const plans = files.filter(({ text }) => !looksLikeReview(text));
  const reviews = [
    ...made,
    ...(plans.length === 0 ? [] : [await reviewOf(plans, flags, terminal)]),
  ];
  const [only, ...others] = reviews;
  const review = only !== undefined && others.length === 0 ? only : mergeReviews(reviews);

  const limits = flags.limit === undefined ? {} : { limit: flags.limit };
  const outputs = (['markdown', 'html', 'json'] as const).flatMap((format) => {
    const path = flags[format];
    return path === undefined ? [] : [{ path, text: rendered(review, format, limits) }];
  });
  await writeFiles(outputs, cwd);
  terminal.out(rendered(review, flags.format, { ...terminal, ...limits }));
  const failed = failing(review, kinds);
  for (const { kind, constructPath, text } of failed) {
    terminal.err(`archway review: --fail-on ${kind}: ${constructPath}: ${text}\n`);
  }
  return failed.length === 0 ? 0 : 1;
}

async function reviewOf(
  files: readonly FoundFile[],
  flags: ReviewFlags,
  terminal: Terminal,
): Promise<Review> {
  const { configuration = [], base, app } = flags;
  const { cwd } = terminal;
  const inputs = readOptionsOf(flags, cwd);
  const given = await readConfigurations(configuration, cwd, inputs);
  const plans = await readPlans(files, given, inputs);
  const tell = (line: string): void => terminal.err(`archway review: ${line}\n`);
  const bases = base && (await readPlans(await findBases(base, cwd, tell), [], inputs));
  const reviewed = withBases(plans, bases?.length === 0 ? undefined : bases, app);
  for (const { plan, baseMissing } of reviewed) {
    if (baseMissing === true)
      tell(`--base holds no plan of ${plan.name}: it is reviewed on its own`);
  }
  return reviewPlans(reviewed, {
    acceptances: risksOf([...plans, ...(bases ?? [])], cwd),
  });
}

function reviewIn({ path, text }: FoundFile): Review {
  try {
    return parseReview(text, path);
  } catch (error) {
    if (error instanceof UnreadableReview) throw new UsageError(error.message);
    throw error;
  }
}

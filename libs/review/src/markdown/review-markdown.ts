import { groupsOf } from '../outline/groups';
import { noiseText } from '../outline/noise';
import { countsText, numbered } from '../outline/words';
import type { PlanReview, Review } from '../review/review';
import { fit, joined, RANKS, sizeOf, type Part, type Rank, type Told } from './fit';
import { groupParts } from './group-part';
import { checkParts, driftParts, outputParts, tablePart, totalPart } from './other-parts';
import { code } from './snippets';
import { concernCounts, concernParts, verdictPart, type ConcernPart } from './verdict-parts';

/** By this line a workflow finds its own comment. */
export const COMMENT_MARKER = '<!-- archway review -->';

/** What a comment on GitHub may hold. */
const GITHUB_LIMIT = 65_536;

/** The verdict, every concern at least counted, and where the rest is: it is not told in less. */
export const SMALLEST_COMMENT = 4_096;

/** What is said of what was left out, and of the concerns that are counted. */
const RESERVE = 1_500;

export interface MarkdownOptions {
  /**
   * The most bytes; what does not fit is folded from the least important.
   *
   * @default 65536
   */
  readonly limit?: number;
}

/** The review as a comment on a pull request. */
export function reviewMarkdown(
  review: Review,
  { limit = GITHUB_LIMIT }: MarkdownOptions = {},
): string {
  if (!(limit >= SMALLEST_COMMENT)) {
    throw new RangeError(`limit must be at least ${SMALLEST_COMMENT}, got ${limit}`);
  }
  const lead: readonly Part[] = [
    { text: COMMENT_MARKER, folds: [] },
    verdictPart(review),
    totalPart(review),
  ];
  const concerns = concernParts(review);
  const rest: readonly Part[] = [
    ...checkParts(review),
    ...review.plans.flatMap((plan) => planParts(plan)),
    ...driftParts(review.plans),
    ...outputParts(review.plans),
    tablePart(review),
  ];
  const parts = [...lead, ...concerns, ...rest];
  const whole = `${joined(fit(parts, Infinity))}\n`;
  if (sizeOf(whole) <= limit) return whole;
  const told = fit(parts, limit - RESERVE);
  const from = lead.length + concerns.length;
  const counted = dropped(concerns, told.slice(lead.length, from));
  return `${joined([
    ...told.slice(0, from),
    ...counted.map(asTold),
    asTold(leftOut(told)),
    ...told.slice(from),
  ])}\n`;
}

function planParts(plan: PlanReview): readonly Part[] {
  const groups = groupsOf(plan);
  const noise = noiseText(plan);
  if (groups.length === 0 && noise === undefined) return [];
  const app =
    plan.app === undefined || plan.id.startsWith(plan.app) ? '' : ` of ${code(plan.app, 200)}`;
  const state = plan.withoutState ? ', without a state' : '';
  return [
    {
      text: `### ${code(plan.id, 200)}${app} · ${countsText(plan.counts)}${state}`,
      folds: [{ rank: 'plans', text: () => '' }],
    },
    ...groupParts(groups, plan),
    {
      text: noise === undefined ? '' : `<sub>Noise: ${noise}</sub>`,
      folds: [{ rank: 'noise', text: () => '' }],
    },
  ];
}

function dropped(parts: readonly ConcernPart[], told: readonly Told[]): readonly string[] {
  const left = parts
    .filter((_, index) => told[index]?.text === '')
    .flatMap(({ concerns }) => concerns);
  return left.length === 0 ? [] : [`**And ${concernCounts(left)}**`];
}

const LEFT_OUT: Readonly<Record<Rank, string>> = {
  noise: 'noise',
  creates: 'attributes of what is created or destroyed',
  updates: 'attributes of what is changed',
  meanings: 'what raises no concern',
  outputs: 'outputs',
  groups: 'the changes of some constructs',
  drift: 'drift',
  plans: 'the changes of some stacks',
  checks: 'new findings',
  details: 'the details of concerns',
  concerns: 'concerns',
};

function leftOut(told: readonly Told[]): string {
  const ranks = new Set(told.flatMap(({ folded }) => folded));
  const parts = told.filter(({ folded }) => folded.length > 0).length;
  const what = RANKS.filter((rank) => ranks.has(rank)).map((rank) => LEFT_OUT[rank]);
  return `> To fit a comment, ${numbered(parts, 'part')} of this review ${parts === 1 ? 'is' : 'are'} shortened, without ${what.join(', ')}. All of it: \`archway review --format html\` or \`--format json\`.`;
}

function asTold(text: string): Told {
  return { part: { text, folds: [] }, text, folded: [] };
}

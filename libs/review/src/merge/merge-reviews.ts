import { sumOf } from '../build/counts';
import { idsOf } from '../build/ids';
import type { Review } from '../review/review';
import { verdictOf } from '../verdict/verdict';

/**
 * Reviews that were made apart, such as those of several apps in one pull request, as one: with one
 * verdict over all of them.
 */
export function mergeReviews(reviews: readonly Review[]): Review {
  const named = idsOf(
    reviews.flatMap(({ plans }) =>
      plans.map(({ stack, app }) => ({
        plan: { name: stack },
        ...(app === undefined ? {} : { app }),
      })),
    ),
  );
  let before = 0;
  const renamed = reviews.map((review) => {
    const ids = new Map(review.plans.map(({ id }, at) => [id, named[before + at] ?? id]));
    before += review.plans.length;
    return withIds(review, (id) => ids.get(id) ?? id);
  });
  const counts = sumOf(renamed.map((review) => review.counts));
  return {
    version: 1,
    verdict: verdictOf(
      renamed.flatMap(({ verdict }) => verdict.concerns),
      counts,
      renamed.some(({ plans }) => plans.some(({ againstBase }) => againstBase === true)),
    ),
    counts,
    plans: renamed.flatMap(({ plans }) => plans),
    checks: {
      added: renamed.flatMap(({ checks }) => checks.added),
      fixed: renamed.flatMap(({ checks }) => checks.fixed),
      kept: renamed.reduce((sum, { checks }) => sum + checks.kept, 0),
      unseen: renamed.reduce((sum, { checks }) => sum + checks.unseen, 0),
    },
  };
}

/** The review with other ids for its plans, wherever it names them. */
function withIds(review: Review, idOf: (id: string) => string): Review {
  const { verdict, plans, checks } = review;
  const told = <T extends { readonly plan: string }>(each: T): T => ({
    ...each,
    plan: idOf(each.plan),
  });
  return {
    ...review,
    verdict: { ...verdict, concerns: verdict.concerns.map(told) },
    plans: plans.map((plan) => ({ ...plan, id: idOf(plan.id) })),
    checks: { ...checks, added: checks.added.map(told), fixed: checks.fixed.map(told) },
  };
}

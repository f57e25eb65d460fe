import type { Comparison } from '../comparison/comparison';
import type { Change, Concern, PlanReview, Review } from '../review/review';
import { lossOf } from '../verdict/loss';
import { verdictOf } from '../verdict/verdict';
import { sumOf } from './counts';
import { idsOf } from './ids';
import { planReviewOf } from './plan-review';
import type { ReviewedPlan, ReviewOptions } from './reviewed-plan';

/** The comparisons by meaning, in the order of their topics. */
const COMPARISONS: readonly Comparison[] = [];

/** Tells plans by what they mean. */
export function reviewPlans(plans: readonly ReviewedPlan[], _options: ReviewOptions = {}): Review {
  const ids = idsOf(plans);
  const reviews = plans.map(({ plan, app }, at) =>
    planReviewOf(plan, {
      id: ids[at] ?? plan.name,
      ...(app === undefined ? {} : { app }),
      comparisons: COMPARISONS,
    }),
  );
  const concerns = reviews.flatMap((review, at) => {
    const plan = plans[at]?.plan;
    return plan === undefined
      ? []
      : review.changes.flatMap((change) => [
          ...concernsOf(change, review),
          ...[lossOf(change, plan, review.id)].filter((each) => each !== undefined),
        ]);
  });
  const counts = sumOf(reviews.map((review) => review.counts));
  return {
    version: 1,
    verdict: verdictOf(concerns, counts),
    counts,
    plans: reviews,
    checks: { added: [], mended: [], kept: 0, unseen: 0 },
  };
}

function concernsOf(
  { meanings, address, constructPath }: Change,
  { id }: PlanReview,
): readonly Concern[] {
  return meanings.flatMap(({ concern, text }) =>
    concern === undefined
      ? []
      : [
          {
            kind: concern.kind,
            level: concern.level,
            plan: id,
            address,
            constructPath,
            text: concern.text ?? text,
            details: concern.details ?? [],
          },
        ],
  );
}

import { checksOf } from '../findings/checks';
import { withFindings } from '../findings/same-findings';
import type { Review } from '../review/review';
import { withAcceptances } from '../verdict/accepted';
import { concernsOf } from '../verdict/concerns';
import { verdictOf } from '../verdict/verdict';
import { sumOf } from './counts';
import { examine } from './examined';
import { idsOf } from './ids';
import type { ReviewedPlan, ReviewOptions } from './reviewed-plan';

/** Tells plans by what they mean. */
export function reviewPlans(plans: readonly ReviewedPlan[], options: ReviewOptions = {}): Review {
  const ids = idsOf(plans);
  const examined = plans.map((each, at) => examine(each, ids[at] ?? each.plan.name));
  const checks = checksOf(examined, options);
  const found = withFindings(examined.flatMap(concernsOf), checks.added, examined);
  const concerns = withAcceptances(found, options.acceptances ?? [], examined);
  const counts = sumOf(examined.map(({ review }) => review.counts));
  return {
    version: 1,
    verdict: verdictOf(
      concerns,
      counts,
      examined.some(({ isBetween }) => isBetween),
    ),
    counts,
    plans: examined.map(({ review }) => review),
    checks,
  };
}

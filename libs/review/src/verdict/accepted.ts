import { covers, type Acceptance } from '@archway/checks';
import type { Examined } from '../build/examined';
import type { Concern } from '../review/review';

/** Concerns with those that somebody accepts as notes, which say why and stop no gate. */
export function withAcceptances(
  concerns: readonly Concern[],
  acceptances: readonly Acceptance[],
  examined: readonly Examined[],
): readonly Concern[] {
  const reasoned = acceptances.filter(({ because }) => because !== '');
  if (reasoned.length === 0) return concerns;
  const plans = new Map(examined.map(({ review, plan }) => [review.id, plan]));
  return concerns.map((concern) => {
    const { kind, address, constructPath, details } = concern;
    const plan = plans.get(concern.plan);
    const found = plan?.planned.find(address) ?? plan?.prior.find(address);
    const texts = plan?.configuration;
    const place = {
      ruleId: kind,
      stack: plan?.name ?? concern.plan,
      file: found?.position?.file ?? texts?.file ?? plan?.file ?? '',
      ...{ address, constructPath },
    };
    const accepted = reasoned.find((each) => covers(each, place))?.because;
    return accepted === undefined
      ? concern
      : { ...concern, level: 'note', accepted, details: [`accepted: ${accepted}`, ...details] };
  });
}

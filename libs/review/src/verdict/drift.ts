import type { Plan } from '@archway/terraform';
import { labelOf } from '../holds/label';
import type { Change, Concern, PlanReview } from '../review/review';

/** So many resources that the apply leaves alone are told one by one. */
const EACH = 3;

/** What is said of what changed outside of Terraform: whether the apply takes it back. */
export function driftConcerns(plan: Plan, review: PlanReview): readonly Concern[] {
  const planned = new Map(review.changes.map((change) => [change.address, change]));
  const concerns = review.drift
    .filter(({ noise, kind }) => !noise && kind !== 'move')
    .map((drifted): Concern => {
      const reaction = planned.get(drifted.address);
      const { address, constructPath } = drifted;
      const attributes = plan.find(address)?.before;
      const lines = drifted.attributes.filter(({ noise }) => noise === undefined);
      return {
        kind: 'drift',
        level: reaction === undefined || reaction.noise ? 'note' : 'look',
        plan: review.id,
        address,
        constructPath,
        text: `${labelOf(drifted, attributes)} ${whatHappened(drifted, reaction)}`,
        details: lines.map(
          ({ path, before = 'nothing', after = 'nothing' }) => `${path}: ${before} → ${after}`,
        ),
      };
    });
  return gathered(concerns);
}

/** Much that the apply leaves alone is one line. */
function gathered(concerns: readonly Concern[]): readonly Concern[] {
  const left = concerns.filter(({ level }) => level === 'note');
  const [first] = left;
  if (first === undefined || left.length <= EACH) return concerns;
  return [
    ...concerns.filter(({ level }) => level !== 'note'),
    {
      ...first,
      text: `${left.length} resources were changed outside of Terraform; the apply leaves them as they are`,
      details: left.map(({ text }) => text),
    },
  ];
}

function whatHappened(drifted: Change, reaction: Change | undefined): string {
  if (drifted.kind === 'destroy') {
    return reaction?.kind === 'create'
      ? 'was deleted outside of Terraform, and the apply makes it anew'
      : 'was deleted outside of Terraform';
  }
  const paths = new Set(
    reaction?.noise === false ? reaction.attributes.map(({ path }) => path) : [],
  );
  const told = drifted.attributes.filter(({ noise }) => noise === undefined);
  const back = told.filter(({ path }) => paths.has(path)).length;
  const happened = 'was changed outside of Terraform';
  if (back === 0) return `${happened}; the apply leaves that as it is`;
  return back === told.length
    ? `${happened}, and the apply takes that back`
    : `${happened}, and the apply takes a part of that back`;
}

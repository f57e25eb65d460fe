import type { Examined } from '../build/examined';
import { groupedBy } from '../grouping/grouped-by';
import type { CheckFinding, Concern, ConcernKind, Level } from '../review/review';
import { checkConcerns, concernOf } from './check-concerns';
import { kindsOfFinding, LEVEL_OF, SAID_BY } from './said-by';

/**
 * The concerns with those of new findings. A finding that says of a resource what a concern says
 * already is no further line: a gate on findings stops at that concern then, which weighs what the rule
 * weighs. A resource that loses what it had may weigh more.
 */
export function withFindings(
  concerns: readonly Concern[],
  added: readonly CheckFinding[],
  plans: readonly Examined[],
): readonly Concern[] {
  const places = groupedBy(concerns, ({ plan, address }) => `${plan} ${address}`);
  const byId = new Map(plans.map((each) => [each.review.id, each]));
  const folded = new Map<Concern, Folded>();
  const rest = added.filter((finding) => {
    const plan = byId.get(finding.plan);
    const { level } = concernOf(finding, plan);
    const same = (places.get(`${finding.plan} ${finding.address}`) ?? []).find(
      (concern) =>
        (SAID_BY[finding.ruleId] ?? []).includes(concern.kind) &&
        // A note does not replace what is to be looked at, unless it takes on the weight of the rule.
        (level === 'note' || concern.level !== 'note' || isMade(finding, plan)),
    );
    if (same === undefined) return true;
    if (plan?.review.withoutState === false) {
      const known = folded.get(same) ?? { kinds: new Set(), levels: [], isMade: true };
      folded.set(same, {
        kinds: new Set([...known.kinds, ...kindsOfFinding(finding)]),
        levels: [...known.levels, LEVEL_OF[finding.severity]],
        isMade: known.isMade && isMade(finding, plan),
      });
    }
    return false;
  });
  return [
    ...concerns.map((concern) => {
      const found = folded.get(concern);
      if (found === undefined) return concern;
      const levels = found.isMade ? found.levels : [...found.levels, concern.level];
      return {
        ...concern,
        level: WORST_FIRST.find((level) => levels.includes(level)) ?? concern.level,
        also: [...found.kinds].filter((kind) => kind !== concern.kind),
      };
    }),
    ...checkConcerns(rest, byId),
  ];
}

const WORST_FIRST: readonly Level[] = ['stop', 'look', 'note'];

/** What the findings of one concern are together. */
interface Folded {
  readonly kinds: ReadonlySet<ConcernKind>;
  readonly levels: readonly Level[];
  /** Whether the plan makes the resource. */
  readonly isMade: boolean;
}

/** Whether the plan makes what a finding is about. */
function isMade({ address }: CheckFinding, plan: Examined | undefined): boolean {
  return plan?.plan.find(address)?.action === 'create';
}

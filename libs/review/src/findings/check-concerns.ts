import type { Examined } from '../build/examined';
import { groupedBy } from '../grouping/grouped-by';
import { labelOf } from '../holds/label';
import type { CheckFinding, Concern } from '../review/review';
import { kindsOfFinding } from './said-by';

/** So many findings of one rule are told one by one. */
const EACH = 3;

/**
 * What the verdict says of new findings: one concern each, one for a rule where there are many.
 *
 * @param plans by their ids
 */
export function checkConcerns(
  added: readonly CheckFinding[],
  plans: ReadonlyMap<string, Examined>,
): readonly Concern[] {
  const groups = groupedBy(added, ({ severity, plan, ruleId }) =>
    severity === 'info' ? undefined : `${plan} ${ruleId}`,
  );
  return [...groups.values()].flatMap((findings) => {
    const plan = plans.get(findings[0]?.plan ?? '');
    return findings.length > EACH
      ? [grouped(findings, plan)]
      : findings.map((each) => concernOf(each, plan));
  });
}

/** What the verdict says of one finding. */
export function concernOf(finding: CheckFinding, plan: Examined | undefined): Concern {
  return {
    ...placed(finding, plan),
    text: sentence(finding, plan),
    details: [`rule ${finding.ruleId}`, ...(finding.fix === '' ? [] : [finding.fix])],
  };
}

function grouped(findings: readonly CheckFinding[], plan: Examined | undefined): Concern {
  const [first] = findings as readonly [CheckFinding, ...CheckFinding[]];
  return {
    ...placed(first, plan),
    text: `${sentence(first, plan)}; ${findings.length - 1} more of rule ${first.ruleId}`,
    details: [
      ...(first.fix === '' ? [] : [first.fix]),
      ...findings.map((each) => sentence(each, plan)),
    ],
  };
}

function placed(
  finding: CheckFinding,
  plan: Examined | undefined,
): Omit<Concern, 'text' | 'details'> {
  const isError = finding.severity === 'error';
  const isNew = plan?.review.withoutState === false;
  const kind = isError ? 'check-error' : 'check-warning';
  const also = isNew ? kindsOfFinding(finding).filter((each) => each !== kind) : [];
  return {
    kind,
    // Without a state it cannot be said that a finding is new.
    level: isError && isNew ? 'look' : 'note',
    plan: finding.plan,
    address: finding.address,
    constructPath: finding.constructPath,
    ...(also.length === 0 ? {} : { also }),
  };
}

function sentence(finding: CheckFinding, plan: Examined | undefined): string {
  const found = plan?.plan.planned.find(finding.address);
  const label = labelOf({ type: found?.type ?? '', ...finding }, found?.attributes);
  return `${label} ${finding.message}`;
}

import { checkConfigurations, type Blind, type Finding, type Rule } from '@archway/checks';
import type { Examined } from '../build/examined';
import type { ReviewOptions } from '../build/reviewed-plan';
import { groupedBy } from '../grouping/grouped-by';
import { CONCERNS, type CheckFinding, type Review } from '../review/review';

/**
 * What `archway check` finds in what there will be and not in what there is, and the other way round.
 * All plans are looked at together, since what stands in one stack may name what stands in another.
 */
export function checksOf(
  plans: readonly Examined[],
  { acceptances = [], rules }: ReviewOptions,
): Review['checks'] {
  const options = {
    acceptances,
    otherRules: Object.keys(CONCERNS),
    ...(rules === undefined ? {} : { rules }),
  };
  const planned = checkConfigurations(
    plans.map(({ plan }) => plan.planned),
    options,
  );
  const unseen = planned.blind.length;
  const findings = [...planned.findings];
  if (plans.every(({ review }) => isStill(review.counts))) {
    return { added: [], fixed: [], kept: findings.length, unseen };
  }
  const prior = checkConfigurations(
    plans.map(({ plan }) => plan.prior),
    options,
  );
  const moved = movesOf(plans);
  const had = new Map(prior.findings.map((each) => [mapped(each.fingerprint, moved), each]));
  const accepted = new Set(planned.accepted.map(({ finding }) => finding.fingerprint));
  const has = new Set(findings.map(({ fingerprint }) => fingerprint));
  const wasBlind = blindSpots(prior.blind, moved);
  const isBlind = blindSpots(planned.blind, new Map());
  const added = findings.filter(
    (each) =>
      !had.has(each.fingerprint) && !(wasBlind.has(spotOf(each)) && isUnchanged(each, plans)),
  );
  const fixed = [...had].filter(
    ([fingerprint, each]) =>
      // An acceptance is written for what is planned: that nothing needed it before is no mistake.
      each.group !== 'acceptance' &&
      !has.has(fingerprint) &&
      !accepted.has(fingerprint) &&
      !isBlind.has(mapped(spotOf(each), moved)),
  );
  const told = teller(plans, planned.rules);
  return {
    added: added.map(told),
    fixed: fixed.map(([, each]) => told(each)),
    kept: findings.length - added.length,
    unseen,
  };
}

function isStill(counts: Review['counts']): boolean {
  return Object.entries(counts).every(([name, count]) => name === 'unchanged' || count === 0);
}

function isUnchanged({ stack, address }: Finding, plans: readonly Examined[]): boolean {
  return plans.some(({ plan }) => plan.name === stack && plan.find(address)?.action === 'no-op');
}

/** New addresses by the old ones, with and without a `moved` block. */
function movesOf(plans: readonly Examined[]): ReadonlyMap<string, string> {
  return new Map(
    plans.flatMap(({ plan, renames }) => [
      ...plan.changes.flatMap(({ previousAddress, address }) =>
        previousAddress === undefined ? [] : [[previousAddress, address] as const],
      ),
      ...renames.map(({ from, to }) => [from.address, to.address] as const),
    ]),
  );
}

/** A fingerprint holds addresses, of what it is about and of what it has to do with. */
function mapped(fingerprint: string, moved: ReadonlyMap<string, string>): string {
  if (moved.size === 0) return fingerprint;
  return fingerprint
    .split(' ')
    .map((part) => moved.get(part) ?? part)
    .join(' ');
}

/** Where a rule could not see enough: there it neither says that something came nor that it went. */
function blindSpots(
  blind: readonly Blind[],
  moved: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  return new Set(blind.map((each) => mapped(spotOf(each), moved)));
}

function spotOf({ ruleId, stack, address }: Finding | Blind): string {
  return `${ruleId} ${stack} ${address}`;
}

function teller(
  plans: readonly Examined[],
  rules: readonly Rule[],
): (finding: Finding) => CheckFinding {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const byStack = groupedBy(plans, ({ plan }) => plan.name);
  return ({ ruleId, severity, stack, address, constructPath, message }) => {
    const named = byStack.get(stack) ?? [];
    const { plan, review } = named.find((each) => each.plan.find(address) !== undefined) ??
      named[0] ?? { review: undefined, plan: undefined };
    return {
      ruleId,
      severity,
      plan: review?.id ?? stack,
      address,
      constructPath: plan?.planned.find(address)?.constructPath ?? constructPath,
      message,
      fix: byId.get(ruleId)?.fix ?? '',
      awsPage: byId.get(ruleId)?.awsPage ?? '',
    };
  };
}

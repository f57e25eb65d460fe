import type { Examined } from '../build/examined';
import { groupedBy } from '../grouping/grouped-by';
import type { CheckFinding, Concern, ConcernKind } from '../review/review';
import { checkConcerns, concernOf } from './check-concerns';

/** What a comparison by meaning calls what a rule finds, by the rule. */
const SAID_BY: Readonly<Record<string, readonly ConcernKind[]>> = {
  'open-port': ['public'],
  'public-bucket': ['public'],
  'public-policy': ['public'],
  'any-distribution-reads': ['public'],
  'open-trust': ['public'],
  'no-authorization': ['public'],
  'privilege-escalation': ['admin'],
  'full-administrator': ['admin'],
  'wildcard-privilege': ['admin', 'privilege'],
  'confused-deputy': ['privilege'],
  'unencrypted-store': ['encryption'],
  'aws-managed-key': ['encryption'],
  'weak-tls': ['encryption'],
  'no-web-acl': ['protection'],
  'instance-metadata-v1': ['protection'],
  'no-dead-letter-queue': ['backup'],
};

/**
 * The concerns with those of new findings. A finding that says of a resource what a concern says
 * already is no further line: a gate on findings stops at that concern then.
 */
export function withFindings(
  concerns: readonly Concern[],
  added: readonly CheckFinding[],
  plans: readonly Examined[],
): readonly Concern[] {
  const places = groupedBy(concerns, ({ plan, address }) => `${plan} ${address}`);
  const byId = new Map(plans.map((each) => [each.review.id, each]));
  const also = new Map<Concern, ReadonlySet<ConcernKind>>();
  const rest = added.filter((finding) => {
    const plan = byId.get(finding.plan);
    const { kind, level } = concernOf(finding, plan);
    const same = (places.get(`${finding.plan} ${finding.address}`) ?? []).find(
      (concern) =>
        (SAID_BY[finding.ruleId] ?? []).includes(concern.kind) &&
        // What is to be looked at is not told by a note.
        (level === 'note' || concern.level !== 'note'),
    );
    if (same === undefined) return true;
    const isNew = plan?.review.withoutState === false;
    if (isNew) also.set(same, new Set([...(also.get(same) ?? []), kind]));
    return false;
  });
  const folded = concerns.map((concern) => {
    const kinds = also.get(concern);
    return kinds === undefined ? concern : { ...concern, also: [...kinds] };
  });
  return [...folded, ...checkConcerns(rest, byId)];
}

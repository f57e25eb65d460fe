import type { Estate } from '../estate/estate';
import { problem, type Observation } from '../rule/rule';
import { knownMeasures } from './known-measures';
import { networkMeasures } from './network-measures';
import { otherMeasures } from './other-measures';
import { policyMeasures } from './policy-measures';
import { QUOTAS } from './quota-table';

/** What uses more of a quota than there is, of those that AWS raises on request or of the others. */
export function* exceeded(estate: Estate, adjustable: boolean): Iterable<Observation> {
  const all = [
    ...knownMeasures(estate),
    ...networkMeasures(estate),
    ...policyMeasures(estate),
    ...otherMeasures(estate),
  ];
  for (const { quota, subject, number } of all) {
    const known = QUOTAS.get(quota);
    if (known === undefined || known.adjustable !== adjustable || number <= known.limit) continue;
    const { counted, limit, page } = known;
    yield problem(subject, `${number} ${counted}, and the quota is ${limit} (${page})`, quota);
  }
}

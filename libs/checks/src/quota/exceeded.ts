import type { Estate } from '../estate/estate';
import { problem, type Observation } from '../rule/rule';
import { networkMeasures } from './network-measures';
import { otherMeasures } from './other-measures';
import { policyMeasures } from './policy-measures';
import { QUOTAS } from './quota-table';

/** What uses more of a quota than there is, of those that AWS raises on request or of the others. */
export function* exceeded(estate: Estate, adjustable: boolean): Iterable<Observation> {
  const all = [...networkMeasures(estate), ...policyMeasures(estate), ...otherMeasures(estate)];
  for (const { quota, subject, number } of all) {
    const { counted, limit, adjustable: raised, page } = QUOTAS[quota];
    if (raised !== adjustable || number <= limit) continue;
    yield problem(subject, `${number} ${counted}, and the quota is ${limit} (${page})`, quota);
  }
}

import type { Problem } from '@archway/core';
import { problemIf } from '@archway/core';
import type { PlacedRule } from '../waf-rule/waf-rule';
import { capacityOf, INCLUDED_CAPACITY, MOST_CAPACITY } from './capacity';

/** The WCU of rules together, an upper bound. */
export function capacityOfRules(rules: readonly PlacedRule[]): number {
  return rules.reduce((sum, { rule }) => sum + capacityOf(rule.statement), 0);
}

/** What each rule costs, as people read it: `CoreRuleSet 700, RateLimit 2`. */
export function capacityByRule(rules: readonly PlacedRule[]): string {
  return rules.map(({ rule }) => `${rule.name} ${capacityOf(rule.statement)}`).join(', ');
}

/** A sum of WCU that AWS WAF would refuse. */
export function capacityProblem(capacity: number, rules: readonly PlacedRule[]): Problem {
  return problemIf(
    capacity > MOST_CAPACITY,
    `the capacity of rules must be at most ${MOST_CAPACITY} WCU, got ${capacity}: ${capacityByRule(rules)}`,
  );
}

/** The price of what is above the included capacity, where something is. */
export function capacityWarning(capacity: number): string | undefined {
  if (capacity <= INCLUDED_CAPACITY) return undefined;
  const steps = Math.ceil((capacity - INCLUDED_CAPACITY) / 500);
  return (
    `uses up to ${capacity} WCU, above the ${INCLUDED_CAPACITY} that the price of a request includes: AWS WAF charges ` +
    `for ${steps} more step${steps === 1 ? '' : 's'} of 500 WCU on every request (AWS WAF pricing)`
  );
}

import { Statement } from '../statement/statement';
import { RuleAction } from '../waf-rule/action';
import type { WafRule } from '../waf-rule/waf-rule';

/** What is changed of the protection that a web ACL has without being told. */
export interface DefaultProtection {
  /**
   * How many requests one address may send in five minutes, 10 to 2000000000; `false` for no limit. AWS's own examples
   * of blanket limits begin at 2000 ("Rate-based rule statement examples" and "The three most important AWS WAF
   * rate-based rules", AWS Security Blog).
   *
   * @default 2000
   */
  readonly requestsPerAddress?: number | false;

  /**
   * Whether the groups and the limit only count, as one tries them out.
   *
   * @default false
   */
  readonly countOnly?: boolean;
}

/**
 * Rules that protect a public site: a rate limit, addresses of bad repute, inputs known to be bad, and the core rule
 * set, the cheapest first.
 */
export function defaultProtectionRules(options: DefaultProtection): readonly WafRule[] {
  const { requestsPerAddress = 2_000, countOnly = false } = options;
  const groups = [
    ['IpReputation', 'AWSManagedRulesAmazonIpReputationList'],
    ['KnownBadInputs', 'AWSManagedRulesKnownBadInputsRuleSet'],
    ['CoreRuleSet', 'AWSManagedRulesCommonRuleSet'],
  ] as const;
  return [
    ...(requestsPerAddress === false
      ? []
      : [
          {
            name: 'RateLimit',
            statement: Statement.rateBased({ limit: requestsPerAddress }),
            action: countOnly ? RuleAction.count() : RuleAction.block(),
          },
        ]),
    ...groups.map(([name, group]) => ({
      name,
      statement: Statement.managedGroup({ name: group }),
      countOnly,
    })),
  ];
}

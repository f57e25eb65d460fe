import type {
  ManagedGroupStatement,
  MatchStatement,
  RateBasedStatement,
  RuleGroupStatement,
} from '../statement/statement';
import type { RuleAction } from './action';

interface RuleOptions {
  /** 1 to 128 letters, digits, `-` and `_`, once in its web ACL or rule group. */
  readonly name: string;

  /**
   * The place in the order of evaluation, lowest first; rejected when another rule has it.
   *
   * @default - behind the rule before it, so that the order of the list counts
   */
  readonly priority?: number;

  /**
   * How long a solved puzzle counts, in seconds, 60 to 259200.
   *
   * @default - the web ACL's
   */
  readonly captchaImmunitySeconds?: number;

  /**
   * How long a passed challenge counts, in seconds, 300 to 259200.
   *
   * @default - the web ACL's
   */
  readonly challengeImmunitySeconds?: number;

  /**
   * The name of the rule's CloudWatch metric.
   *
   * @default - the rule's name
   */
  readonly metricName?: string;

  /**
   * Whether CloudWatch counts the requests that the rule matches.
   *
   * @default true
   */
  readonly cloudWatchMetrics?: boolean;

  /**
   * Whether AWS WAF keeps samples of the requests that the rule matches.
   *
   * @default true
   */
  readonly sampledRequests?: boolean;
}

/** A rule with a statement of its own. */
export interface InspectionRule extends RuleOptions {
  readonly statement: MatchStatement | RateBasedStatement;

  /** What happens to a request that matches. A rate limit cannot allow. */
  readonly action: RuleAction;

  /**
   * Labels that later rules can look for: letters, digits, `_` and `-`, parted by colons.
   *
   * @default - none
   */
  readonly labels?: readonly string[];
}

/** A rule that is a group of rules, each of which has its own action. */
export interface GroupRule extends RuleOptions {
  readonly statement: ManagedGroupStatement | RuleGroupStatement;

  /**
   * Whether what the group decides is only counted, as one tries out a new group.
   *
   * @default false
   */
  readonly countOnly?: boolean;
}

/** A rule of a web ACL. */
export type WafRule = GroupRule | InspectionRule;

/** A rule with the priority that it has in its list. */
export interface PlacedRule {
  readonly rule: WafRule;
  readonly priority: number;
}

/** The rules with their priorities: a rule that gives none comes right behind the one before it. */
export function placeRules(rules: readonly WafRule[], first = 0): readonly PlacedRule[] {
  let next = first;
  return rules.map((rule) => {
    const priority = rule.priority ?? next;
    next = priority + 1;
    return { rule, priority };
  });
}

export function isGroupRule(rule: WafRule): rule is GroupRule {
  return rule.statement.kind === 'managed-group' || rule.statement.kind === 'rule-group';
}

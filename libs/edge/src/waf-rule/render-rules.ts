import type { TerraformResource } from 'cdktf';
import { toBlocks } from '../statement/blocks';
import { flatten } from '../statement/nesting';
import { renderStatement } from '../statement/render-statement';
import { renderAction } from './action';
import type { PlacedRule, WafRule } from './waf-rule';
import { isGroupRule } from './waf-rule';

/** The rules as the API of AWS WAF takes them. */
export function renderRules(rules: readonly PlacedRule[]): readonly object[] {
  return rules.map(({ rule, priority }) => ({
    Name: rule.name,
    Priority: priority,
    Statement: renderStatement(flatten(rule.statement)),
    ...renderDecision(rule),
    ...immunity('CaptchaConfig', rule.captchaImmunitySeconds),
    ...immunity('ChallengeConfig', rule.challengeImmunitySeconds),
    VisibilityConfig: {
      SampledRequestsEnabled: rule.sampledRequests ?? true,
      CloudWatchMetricsEnabled: rule.cloudWatchMetrics ?? true,
      MetricName: rule.metricName ?? rule.name,
    },
  }));
}

/** Writes the rules into a resource. The bindings leave statements untyped, so the whole block is written at once. */
export function putRules(resource: TerraformResource, rules: readonly PlacedRule[]): void {
  if (rules.length > 0) resource.addOverride('rule', toBlocks(renderRules(rules)));
}

function renderDecision(rule: WafRule): object {
  if (isGroupRule(rule)) {
    return { OverrideAction: rule.countOnly === true ? { Count: {} } : { None: {} } };
  }
  return {
    Action: renderAction(rule.action),
    ...(rule.labels === undefined ? {} : { RuleLabels: rule.labels.map((Name) => ({ Name })) }),
  };
}

function immunity(name: string, seconds: number | undefined): object {
  return seconds === undefined
    ? {}
    : { [name]: { ImmunityTimeProperty: { ImmunityTime: seconds } } };
}

import type { Problem } from '@archway/core';
import { isOpen, notMatching, notWhole, problemIf, show } from '@archway/core';
import type { StatementPlace } from '../statement/statement-problems';
import { statementProblems } from '../statement/statement-problems';
import { actionProblems } from './action';
import type { InspectionRule, PlacedRule, WafRule } from './waf-rule';
import { isGroupRule } from './waf-rule';

/** Names that AWS WAF keeps for its own labels. */
const RESERVED_LABELS = [
  'aws',
  'awswaf',
  'ipset',
  'managed',
  'regexpatternset',
  'rulegroup',
  'waf',
  'webacl',
];

/** What is wrong with the rules of a web ACL or a rule group, one by one and together. */
export function rulesProblems(
  rules: readonly PlacedRule[],
  place: Omit<StatementPlace, 'path'>,
): readonly Problem[] {
  return [
    ...duplicates(rules, 'name', ({ rule }) => rule.name),
    ...duplicates(rules, 'priority', ({ priority }) => priority),
    ...rules.flatMap(({ rule, priority }) => ruleProblems(rule, priority, place)),
  ];
}

function ruleProblems(
  rule: WafRule,
  priority: number,
  place: Omit<StatementPlace, 'path'>,
): readonly Problem[] {
  const path = `rule ${show(rule.name)}`;
  return [
    notMatching(
      `${path} name`,
      rule.name,
      /^[\w-]{1,128}$/,
      "1 to 128 letters, digits, '-' and '_'",
    ),
    notWhole(`${path} priority`, priority, 0, 2_147_483_647),
    notMatching(
      `${path} metricName`,
      rule.metricName,
      /^[\w-]{1,128}$/,
      "1 to 128 letters, digits, '-' and '_'",
    ),
    ...immunityProblems(`${path} `, rule),
    ...statementProblems({ ...place, path: `${path} statement` }, rule.statement),
    ...(isGroupRule(rule) ? [] : inspectionRuleProblems(path, rule, place.bodyKeys)),
  ];
}

/** What is wrong with the times of a rule or of a web ACL. */
export function immunityProblems(
  prefix: string,
  times: { readonly captchaImmunitySeconds?: number; readonly challengeImmunitySeconds?: number },
): readonly Problem[] {
  // "ImmunityTimeProperty": https://docs.aws.amazon.com/waf/latest/APIReference/API_ImmunityTimeProperty.html
  return [
    notWhole(`${prefix}captchaImmunitySeconds`, times.captchaImmunitySeconds, 60, 259_200),
    notWhole(`${prefix}challengeImmunitySeconds`, times.challengeImmunitySeconds, 300, 259_200),
  ];
}

function inspectionRuleProblems(
  path: string,
  rule: InspectionRule,
  bodyKeys: readonly string[],
): readonly Problem[] {
  const { statement, action, labels = [] } = rule;
  return [
    ...actionProblems(`${path} action`, action, bodyKeys),
    problemIf(
      statement.kind === 'rate-based' && action.kind === 'allow',
      `${path} action must be no allow where the statement is a rate limit, got allow`,
    ),
    // AWS WAF quotas: 100 labels on a request; "Label syntax and naming requirements".
    problemIf(labels.length > 100, `${path} labels must be at most 100, got ${labels.length}`),
    ...labels.map((label) =>
      notMatching(
        `${path} labels`,
        label,
        /^[\w-]{1,128}(:[\w-]{1,128}){0,7}$/,
        "letters, digits, '_' and '-', parted by colons",
      ),
    ),
    ...labels
      .filter((label) => !isOpen(label))
      .map((label) =>
        problemIf(
          label.split(':').some((part) => RESERVED_LABELS.includes(part)),
          `${path} labels must do without ${RESERVED_LABELS.join(', ')}, got ${show(label)}`,
        ),
      ),
  ];
}

function duplicates(
  rules: readonly PlacedRule[],
  what: string,
  of: (rule: PlacedRule) => number | string,
): readonly Problem[] {
  const named = new Map<number | string, string[]>();
  for (const placed of rules) {
    const value = of(placed);
    named.set(value, [...(named.get(value) ?? []), placed.rule.name]);
  }
  return [...named].map(([value, names]) =>
    problemIf(
      names.length > 1,
      `rules must each have a ${what} of their own, got ${what} ${show(value)} of ${names.map(show).join(' and ')}`,
    ),
  );
}

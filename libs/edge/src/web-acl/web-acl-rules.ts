import type { Problem } from '@archway/core';
import { notMatching, notWhole, problemIf } from '@archway/core';
import { MOST_CAPACITY } from '../capacity/capacity';
import { loggingProblems } from '../waf-logging/logging-problems';
import { actionProblems, RuleAction } from '../waf-rule/action';
import { bodiesProblems } from '../waf-rule/custom-response-body';
import { immunityProblems, rulesProblems } from '../waf-rule/rule-problems';
import type { PlacedRule } from '../waf-rule/waf-rule';
import { bodyInspectionProblems } from './body-inspection';
import type { WebAclProps } from './web-acl-props';

/** What is wrong with the props of a web ACL that has these rules. */
export function webAclProblems(
  props: WebAclProps,
  rules: readonly PlacedRule[],
): readonly Problem[] {
  const { scope, customResponseBodies = {}, tokenDomains = [] } = props;
  const bodyKeys = Object.keys(customResponseBodies);
  return [
    notMatching(
      'metricName',
      props.metricName,
      /^[\w-]{1,128}$/,
      "1 to 128 letters, digits, '-' and '_'",
    ),
    notWhole('reservedCapacity', props.reservedCapacity, 0, MOST_CAPACITY),
    ...bodiesProblems(customResponseBodies),
    ...immunityProblems('', props),
    ...actionProblems('defaultAction', props.defaultAction ?? RuleAction.allow(), bodyKeys),
    // AWS WAF quotas: https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
    problemIf(
      tokenDomains.length > 10,
      `tokenDomains must be at most 10, got ${tokenDomains.length}`,
    ),
    ...tokenDomains.map((domain) =>
      notMatching('tokenDomains', domain, /^[\w.-]+\.[A-Za-z]{2,63}$/, 'domain names'),
    ),
    ...bodyInspectionProblems(scope, props.bodyInspection ?? {}),
    ...(props.logging === undefined ? [] : loggingProblems(props.logging)),
    ...rulesProblems(rules, { scope, inRuleGroup: false, bodyKeys }),
  ];
}

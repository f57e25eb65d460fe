import type { Problem } from '@archway/core';
import { notMatching, problemIf, show } from '@archway/core';
import { capacityOfManagedGroup } from '../capacity/capacity';
import { actionProblems } from '../waf-rule/action';
import type { ManagedGroupConfig } from './managed-group-config';
import { regexProblem } from './regular-expression';
import type { GroupOverrides, ManagedGroupStatement, RuleGroupStatement } from './statement';
import type { StatementPlace } from './statement-problems';

/** Groups that AWS WAF refuses without settings, and the statement that takes them. */
const CONFIGURED: Readonly<Record<string, string>> = {
  AWSManagedRulesACFPRuleSet: 'accountCreationPrevention',
  AWSManagedRulesATPRuleSet: 'accountTakeoverPrevention',
  AWSManagedRulesBotControlRuleSet: 'botControl',
};

/** Settings of it are an argument of version 6 of Terraform's AWS provider only. */
const ANTI_DDOS = 'AWSManagedRulesAntiDDoSRuleSet';

/** What is wrong with a rule group where it is used. */
export function groupProblems(
  place: StatementPlace,
  statement: ManagedGroupStatement | RuleGroupStatement,
): readonly Problem[] {
  return [
    problemIf(
      place.inRuleGroup,
      `${place.path} must be no rule group, which only a web ACL can hold, got ${statement.kind}`,
    ),
    ...overrideProblems(place, statement),
    ...(statement.kind === 'managed-group'
      ? managedGroupProblems(place, statement)
      : [
          problemIf(
            statement.group.scope !== place.scope,
            `${place.path} must be a rule group of scope ${place.scope}, got ${statement.group.scope} of '${statement.group.node.path}'`,
          ),
        ]),
  ];
}

function managedGroupProblems(
  { path, scope }: StatementPlace,
  group: ManagedGroupStatement,
): readonly Problem[] {
  const configured = group.vendor === 'AWS' ? CONFIGURED[group.name] : undefined;
  return [
    notMatching(`${path}.name`, group.name, /^[\w-]{1,128}$/, 'the name of a managed rule group'),
    notMatching(`${path}.version`, group.version, /^[\w#:./-]{1,64}$/, 'a version of the group'),
    problemIf(
      group.name === ANTI_DDOS,
      `${path} must be another group, got ${ANTI_DDOS}: version 5 of Terraform's AWS provider cannot say its settings`,
    ),
    problemIf(
      group.name !== ANTI_DDOS && capacityOfManagedGroup(group) === undefined,
      `${path}.capacity must be given for ${group.vendor}'s ${show(group.name)}, whose WCU are not in AWS's list, got none`,
    ),
    problemIf(
      configured !== undefined && group.config === undefined,
      `${path} must be said by Statement.${configured}, got managedGroup with ${show(group.name)}`,
    ),
    ...(group.config === undefined ? [] : configProblems(path, scope, group.config)),
  ];
}

function configProblems(
  path: string,
  scope: StatementPlace['scope'],
  config: ManagedGroupConfig,
): readonly Problem[] {
  if (config.kind === 'bot-control') {
    return [
      problemIf(
        config.inspectionLevel === 'COMMON' && config.enableMachineLearning !== undefined,
        `${path}.enableMachineLearning must go with inspectionLevel TARGETED, got COMMON`,
      ),
    ];
  }
  const paths: Readonly<Record<string, string>> =
    config.kind === 'account-takeover'
      ? { loginPath: config.loginPath }
      : { creationPath: config.creationPath, registrationPagePath: config.registrationPagePath };
  return [
    ...Object.entries(paths).map(([name, value]) =>
      config.enableRegexInPath === true
        ? regexProblem(`${path}.${name}`, value)
        : notMatching(`${path}.${name}`, value, /^\/.{0,255}$/, "a path that starts with '/'"),
    ),
    problemIf(
      config.responseInspection !== undefined && scope !== 'CLOUDFRONT',
      `${path}.responseInspection must go with scope CLOUDFRONT, whose responses AWS WAF sees, got ${scope}`,
    ),
  ];
}

function overrideProblems(
  { path, bodyKeys }: StatementPlace,
  { ruleActions = {} }: GroupOverrides,
): readonly Problem[] {
  const overridden = Object.entries(ruleActions);
  return [
    problemIf(
      overridden.length > 100,
      `${path}.ruleActions must be at most 100, got ${overridden.length}`,
    ),
    ...overridden.flatMap(([name, action]) => [
      notMatching(`${path}.ruleActions`, name, /^[\w-]{1,128}$/, "a rule's name"),
      ...actionProblems(`${path}.ruleActions.${name}`, action, bodyKeys),
    ]),
  ];
}

export {
  ACCEPTANCE_FILE,
  readAcceptances,
  UnreadableAcceptance,
} from './acceptance/read-acceptances';
export { covers, type Acceptance } from './acceptance/acceptance';
export { baselineText, parseBaseline, UnreadableBaseline } from './baseline/baseline';
export type { Baseline } from './baseline/baseline';
export { accountOf, isAcrossAccounts } from './backup/copy-account';
export { checkConfigurations } from './check/check-configurations';
export type { Accepted, CheckOptions, Report } from './check/check-configurations';
export { readReportOf } from './check/reading';
export type { ReadReport } from './check/reading';
export { parseCidr } from './cidr/cidr';
export type { Cidr } from './cidr/cidr';
export { flagOr, isStated, numberOr } from './estate/attributes';
export { Estate } from './estate/estate';
export type { Subject } from './estate/estate';
export { labelOf } from './estate/label';
export { interpolationsIn, parseReference } from './estate/reference';
export type { Blind, Finding, Place } from './finding/finding';
export type { Network } from './network/networks';
export { viewsOf } from './network/view';
export type { View } from './network/view';
export { blindGroups, others } from './output/blind-groups';
export { readLine, summaryOf, unreadLines } from './output/counts';
export { jsonOf } from './output/json';
export { junitOf } from './output/junit';
export { markdownOf } from './output/markdown';
export { htmlText, markdownBlock, markdownCode, markdownText } from './output/markdown-text';
export { sarifOf } from './output/sarif';
export { isNarrowed } from './policy/narrowing';
export { isEveryone, readPolicy } from './policy/policy';
export type { Condition, Principal, Statement } from './policy/policy';
export { policyJson, withTokens } from './policy/policy-json';
export { permissionOf } from './policy/stated-policies';
export { visible } from './output/visible';
export { GROUPS, SEVERITIES } from './rule/rule';
export type { Group, Observation, Problem, Rule, Severity, Unseen } from './rule/rule';
export { pageOf } from './documentation/documentation';
export { pageUrlOf } from './documentation/page-url';
export { DEFAULT_RULES, RULES } from './rules/rules';

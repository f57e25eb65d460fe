export { IpSet } from './ip-set/ip-set';
export type { IIpSet, IpSetAttributes, IpSetProps, IpVersion } from './ip-set/ip-set';
export { RegexPatternSet } from './regex-pattern-set/regex-pattern-set';
export type {
  IRegexPatternSet,
  RegexPatternSetAttributes,
  RegexPatternSetProps,
} from './regex-pattern-set/regex-pattern-set';
export { RuleGroup } from './rule-group/rule-group';
export type { IRuleGroup, RuleGroupAttributes, RuleGroupProps } from './rule-group/rule-group';
export { RequestField } from './statement/field';
export type {
  FallbackBehavior,
  JsonBodyOptions,
  NamedParts,
  OversizeHandling,
} from './statement/field';
export type { ForwardedIp, ForwardedIpInSet } from './statement/forwarded-ip';
export type {
  AccountCreationConfig,
  AccountTakeoverConfig,
  BotControlConfig,
  ManagedGroupConfig,
  PayloadType,
  ResponseInspection,
} from './statement/managed-group-config';
export { RateKey } from './statement/rate-key';
export type { RateAggregation, RateLimit, RateWindowSeconds } from './statement/rate-limit';
export { Statement } from './statement/statement';
export type {
  ByteMatch,
  GroupOverrides,
  Inspected,
  ManagedGroupOptions,
  ManagedGroupStatement,
  MatchStatement,
  RateBasedStatement,
  RegexMatch,
  RegexSetMatch,
  RuleGroupStatement,
  SizeMatch,
  SqlInjectionMatch,
} from './statement/statement';
export type { TextTransformation } from './statement/text-transformation';
export { WafLogDestination } from './waf-logging/waf-logging';
export type { LogCondition, LogFilter, RedactedField, WafLogging } from './waf-logging/waf-logging';
export { RuleAction } from './waf-rule/action';
export type { CustomResponse, DefaultAction, InsertedHeaders } from './waf-rule/action';
export type { CustomResponseBodies, CustomResponseBody } from './waf-rule/custom-response-body';
export type { GroupRule, InspectionRule, WafRule } from './waf-rule/waf-rule';
export type { BodyInspection, BodyLimitKib } from './web-acl/body-inspection';
export type { DefaultProtection } from './web-acl/default-protection';
export type { WafScope } from './web-acl/waf-scope';
export { WebAcl } from './web-acl/web-acl';
export type { IWebAcl, WebAclAttributes } from './web-acl/web-acl';
export type { WebAclProps } from './web-acl/web-acl-props';

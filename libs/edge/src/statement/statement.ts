import type { IIpSet } from '../ip-set/ip-set';
import type { IRegexPatternSet } from '../regex-pattern-set/regex-pattern-set';
import type { IRuleGroup } from '../rule-group/rule-group';
import type { RuleAction } from '../waf-rule/action';
import type { RequestField } from './field';
import type { ForwardedIp, ForwardedIpInSet } from './forwarded-ip';
import type {
  AccountCreationConfig,
  AccountTakeoverConfig,
  BotControlConfig,
  ManagedGroupConfig,
} from './managed-group-config';
import type { RateLimit } from './rate-limit';
import type { TextTransformation } from './text-transformation';

/** What a statement looks at, and what is done to it first. */
export interface Inspected {
  readonly field: RequestField;
  /**
   * In the order in which they are applied. Each costs 10 WCU.
   *
   * @default - none
   */
  readonly transformations?: readonly TextTransformation[];
}

/** A string at a place. */
export interface ByteMatch extends Inspected {
  /** 1 to 200 characters; letters, digits and `_` only for `CONTAINS_WORD`. */
  readonly searchString: string;
  readonly position: 'CONTAINS' | 'CONTAINS_WORD' | 'ENDS_WITH' | 'EXACTLY' | 'STARTS_WITH';
}

/** A regular expression. */
export interface RegexMatch extends Inspected {
  /** 1 to 200 characters in the part of PCRE that AWS WAF takes. */
  readonly regex: string;
}

/** The patterns of a set. */
export interface RegexSetMatch extends Inspected {
  readonly patternSet: IRegexPatternSet;
}

/** A comparison of a part's length with a number. */
export interface SizeMatch extends Inspected {
  readonly comparison: 'EQ' | 'GE' | 'GT' | 'LE' | 'LT' | 'NE';
  /** 0 to 21474836480. */
  readonly sizeBytes: number;
}

/** SQL where none belongs. */
export interface SqlInjectionMatch extends Inspected {
  /**
   * `HIGH` finds more, is wrong more often, and costs 10 WCU more.
   *
   * @default 'LOW'
   */
  readonly sensitivity?: 'HIGH' | 'LOW';
}

/** A statement that can stand inside of and, or, not, and scope-down statements. */
export type MatchStatement =
  | { readonly kind: 'and' | 'or'; readonly statements: readonly MatchStatement[] }
  | { readonly kind: 'not'; readonly statement: MatchStatement }
  | { readonly kind: 'asn'; readonly asns: readonly number[]; readonly forwardedIp?: ForwardedIp }
  | {
      readonly kind: 'geo';
      readonly countryCodes: readonly string[];
      readonly forwardedIp?: ForwardedIp;
    }
  | { readonly kind: 'ip-set'; readonly set: IIpSet; readonly forwardedIp?: ForwardedIpInSet }
  | { readonly kind: 'label'; readonly scope: 'LABEL' | 'NAMESPACE'; readonly key: string }
  | ({ readonly kind: 'byte-match' } & ByteMatch)
  | ({ readonly kind: 'regex' } & RegexMatch)
  | ({ readonly kind: 'regex-set' } & RegexSetMatch)
  | ({ readonly kind: 'size' } & SizeMatch)
  | ({ readonly kind: 'sqli' } & SqlInjectionMatch)
  | ({ readonly kind: 'xss' } & Inspected);

/** A statement that matches a client's requests above a rate. It cannot stand inside of another. */
export interface RateBasedStatement extends RateLimit {
  readonly kind: 'rate-based';
  /**
   * Which requests count.
   *
   * @default - all
   */
  readonly scopeDown?: MatchStatement;
}

/** What is changed of a rule group where it is used. */
export interface GroupOverrides {
  /**
   * What single rules of the group do instead, by the rules' names, at most 100.
   *
   * @default - what the group says
   */
  readonly ruleActions?: Readonly<Record<string, RuleAction>>;
}

/** What is said of a managed rule group. */
export interface ManagedGroupOptions extends GroupOverrides {
  /**
   * Such as `Version_1.10`.
   *
   * @default - the vendor's default version
   */
  readonly version?: string;
  /**
   * Which requests the group sees.
   *
   * @default - all
   */
  readonly scopeDown?: MatchStatement;
  /**
   * The group's WCU. Required for groups that are not in AWS's own list, whose numbers are known; with a version, that
   * version's number.
   *
   * @default - the number in AWS's list
   */
  readonly capacity?: number;
}

/** A rule group of AWS or of a seller. It cannot stand inside of another statement. */
export interface ManagedGroupStatement extends ManagedGroupOptions {
  readonly kind: 'managed-group';
  readonly name: string;
  readonly vendor: string;
  readonly config?: ManagedGroupConfig;
}

/** A rule group of one's own. It cannot stand inside of another statement. */
export interface RuleGroupStatement extends GroupOverrides {
  readonly kind: 'rule-group';
  readonly group: IRuleGroup;
}

/** What a rule looks for. Made with `Statement`. */
export type Statement =
  ManagedGroupStatement | MatchStatement | RateBasedStatement | RuleGroupStatement;

/** What rules can look for. What cannot stand inside of something else does not fit there by its type. */
export const Statement = {
  and: (
    first: MatchStatement,
    second: MatchStatement,
    ...more: MatchStatement[]
  ): MatchStatement => ({
    kind: 'and',
    statements: [first, second, ...more],
  }),
  or: (
    first: MatchStatement,
    second: MatchStatement,
    ...more: MatchStatement[]
  ): MatchStatement => ({
    kind: 'or',
    statements: [first, second, ...more],
  }),
  not: (statement: MatchStatement): MatchStatement => ({ kind: 'not', statement }),

  /** Numbers of autonomous systems, 1 to 100 of them. */
  asn: (asns: readonly number[], forwardedIp?: ForwardedIp): MatchStatement => ({
    kind: 'asn',
    asns,
    forwardedIp,
  }),
  /** ISO 3166-1 codes of two letters, 1 to 50 of them. */
  geo: (countryCodes: readonly string[], forwardedIp?: ForwardedIp): MatchStatement => ({
    kind: 'geo',
    countryCodes,
    forwardedIp,
  }),
  ipSet: (set: IIpSet, forwardedIp?: ForwardedIpInSet): MatchStatement => ({
    kind: 'ip-set',
    set,
    forwardedIp,
  }),
  /** A label that an earlier rule gave. */
  label: (key: string): MatchStatement => ({ kind: 'label', scope: 'LABEL', key }),
  /** Any label of a namespace, which ends in a colon. */
  labelNamespace: (key: string): MatchStatement => ({ kind: 'label', scope: 'NAMESPACE', key }),
  byteMatch: (match: ByteMatch): MatchStatement => ({ kind: 'byte-match', ...match }),
  regex: (match: RegexMatch): MatchStatement => ({ kind: 'regex', ...match }),
  regexSet: (match: RegexSetMatch): MatchStatement => ({ kind: 'regex-set', ...match }),
  size: (match: SizeMatch): MatchStatement => ({ kind: 'size', ...match }),
  sqli: (match: SqlInjectionMatch): MatchStatement => ({ kind: 'sqli', ...match }),
  xss: (match: Inspected): MatchStatement => ({ kind: 'xss', ...match }),

  rateBased: (rate: RateLimit & { readonly scopeDown?: MatchStatement }): RateBasedStatement => ({
    kind: 'rate-based',
    ...rate,
  }),

  /** A managed rule group; AWS's own unless `vendor` says otherwise. */
  managedGroup: (
    group: ManagedGroupOptions & { readonly name: string; readonly vendor?: string },
  ): ManagedGroupStatement => ({ kind: 'managed-group', ...group, vendor: group.vendor ?? 'AWS' }),
  /** AWS's bot control, which is paid for by the request. */
  botControl: (
    config: Omit<BotControlConfig, 'kind'>,
    options?: ManagedGroupOptions,
  ): ManagedGroupStatement => ({
    kind: 'managed-group',
    vendor: 'AWS',
    name: 'AWSManagedRulesBotControlRuleSet',
    config: { kind: 'bot-control', ...config },
    ...options,
  }),
  /** AWS's protection of a login, which is paid for by the attempt. */
  accountTakeoverPrevention: (
    config: Omit<AccountTakeoverConfig, 'kind'>,
    options?: ManagedGroupOptions,
  ): ManagedGroupStatement => ({
    kind: 'managed-group',
    vendor: 'AWS',
    name: 'AWSManagedRulesATPRuleSet',
    config: { kind: 'account-takeover', ...config },
    ...options,
  }),
  /** AWS's protection of a sign-up, which is paid for by the attempt. */
  accountCreationPrevention: (
    config: Omit<AccountCreationConfig, 'kind'>,
    options?: ManagedGroupOptions,
  ): ManagedGroupStatement => ({
    kind: 'managed-group',
    vendor: 'AWS',
    name: 'AWSManagedRulesACFPRuleSet',
    config: { kind: 'account-creation', ...config },
    ...options,
  }),
  ruleGroup: (group: IRuleGroup, overrides?: GroupOverrides): RuleGroupStatement => ({
    kind: 'rule-group',
    group,
    ...overrides,
  }),
} as const;

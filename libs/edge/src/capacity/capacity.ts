import { isOpen } from '@archway/core';
import type { RateLimit } from '../statement/rate-limit';
import type {
  ByteMatch,
  Inspected,
  ManagedGroupStatement,
  MatchStatement,
  Statement,
} from '../statement/statement';
import { MANAGED_RULE_GROUP_CAPACITY } from './managed-rule-groups';

/**
 * How many web ACL capacity units (WCU) a web ACL or a rule group may use.
 *
 * "Web ACL capacity units (WCUs) in AWS WAF": https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html
 */
export const MOST_CAPACITY = 5_000;

/** How many WCU of a web ACL the price of its requests includes. From the same page. */
export const INCLUDED_CAPACITY = 1_500;

/**
 * What statements cost by themselves, in WCU. Each number is in "WCUs" on the statement's own page below "Using match
 * rule statements in AWS WAF": https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html
 */
const BASE = {
  /** "Autonomous System Number (ASN) match rule statement" */
  asn: 1,
  /** "Geographic match rule statement" */
  geo: 1,
  /** "IP set match rule statement" */
  ipSet: 1,
  /** "Label match rule statement" */
  label: 1,
  /** "Regex match rule statement" */
  regex: 3,
  /** "Regex pattern set match rule statement" */
  regexSet: 25,
  /** "Size constraint rule statement" */
  size: 1,
  /** "SQL injection attack rule statement" */
  sqli: { LOW: 20, HIGH: 30 },
  /** "Cross-site scripting attack rule statement" */
  xss: 40,
  /** "Using rate-based rule statements in AWS WAF" */
  rateBased: 2,
} as const;

/** "String match rule statement": https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-string-match.html */
const BYTE_MATCH: Readonly<Record<ByteMatch['position'], number>> = {
  EXACTLY: 2,
  STARTS_WITH: 2,
  ENDS_WITH: 2,
  CONTAINS: 10,
  CONTAINS_WORD: 10,
};

/** Said on every page of a statement that looks at a part of the request. */
const EACH_TRANSFORMATION = 10;
const ALL_QUERY_ARGUMENTS = 10;
const JSON_BODY_FACTOR = 2;

/** "IP set match rule statement", for a forwarded address at position ANY. */
const ANY_FORWARDED_IP = 4;

/** "Using rate-based rule statements in AWS WAF", for each custom aggregation key. */
const EACH_RATE_KEY = 30;

/**
 * The WCU of a statement, an upper bound: AWS WAF charges work that several rules share, such as the same transformation
 * of the same part, less than once a rule.
 */
export function capacityOf(statement: Statement): number {
  switch (statement.kind) {
    case 'managed-group':
      return (capacityOfManagedGroup(statement) ?? 0) + scopeDown(statement.scopeDown);
    case 'rule-group':
      // A number that Terraform computes cannot be added up here.
      return isOpen(statement.group.capacity) ? 0 : statement.group.capacity;
    case 'rate-based':
      return BASE.rateBased + EACH_RATE_KEY * keysOf(statement) + scopeDown(statement.scopeDown);
    case 'and':
    case 'or':
      return statement.statements.reduce((sum, inner) => sum + capacityOf(inner), 0);
    case 'not':
      return capacityOf(statement.statement);
    case 'asn':
      return BASE.asn;
    case 'geo':
      return BASE.geo;
    case 'label':
      return BASE.label;
    case 'ip-set':
      return BASE.ipSet + (statement.forwardedIp?.position === 'ANY' ? ANY_FORWARDED_IP : 0);
    case 'byte-match':
      return inspecting(BYTE_MATCH[statement.position], statement);
    case 'regex':
      return inspecting(BASE.regex, statement);
    case 'regex-set':
      return inspecting(BASE.regexSet, statement);
    case 'size':
      return inspecting(BASE.size, statement);
    case 'sqli':
      return inspecting(BASE.sqli[statement.sensitivity ?? 'LOW'], statement);
    case 'xss':
      return inspecting(BASE.xss, statement);
  }
}

/** The WCU of a managed rule group; `undefined` where neither AWS's list nor the statement says it. */
export function capacityOfManagedGroup(group: ManagedGroupStatement): number | undefined {
  if (group.capacity !== undefined) return group.capacity;
  return group.vendor === 'AWS' ? MANAGED_RULE_GROUP_CAPACITY[group.name] : undefined;
}

function inspecting(base: number, { field, transformations = [] }: Inspected): number {
  return (
    base * (field.kind === 'json-body' ? JSON_BODY_FACTOR : 1) +
    (field.kind === 'all-query-arguments' ? ALL_QUERY_ARGUMENTS : 0) +
    EACH_TRANSFORMATION * transformations.length
  );
}

function scopeDown(statement: MatchStatement | undefined): number {
  return statement === undefined ? 0 : capacityOf(statement);
}

function keysOf({ aggregateBy }: RateLimit): number {
  return typeof aggregateBy === 'object' && 'keys' in aggregateBy ? aggregateBy.keys.length : 0;
}

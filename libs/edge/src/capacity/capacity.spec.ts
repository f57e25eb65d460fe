import { synth } from '@archway/testing';
import { Token } from 'cdktf';
import { IpSet } from '../ip-set/ip-set';
import { RegexPatternSet } from '../regex-pattern-set/regex-pattern-set';
import { RuleGroup } from '../rule-group/rule-group';
import { RequestField } from '../statement/field';
import { RateKey } from '../statement/rate-key';
import type { MatchStatement } from '../statement/statement';
import { Statement } from '../statement/statement';
import { capacityOf } from './capacity';
import { capacityWarning } from './capacity-problems';

const field = RequestField.uriPath;
const geo = Statement.geo(['DE']);

function byteMatch(
  position: 'CONTAINS' | 'CONTAINS_WORD' | 'ENDS_WITH' | 'EXACTLY' | 'STARTS_WITH',
): MatchStatement {
  return Statement.byteMatch({ field, position, searchString: 'x' });
}

it('adds up the example that AWS publishes for CheckCapacity to 15', () => {
  // "check-capacity" in the AWS CLI Command Reference: a rate limit, and a host and country that both have to match.
  const rules = [
    Statement.and(
      Statement.byteMatch({
        field: RequestField.header('host'),
        position: 'EXACTLY',
        searchString: 'example.com',
        transformations: ['LOWERCASE'],
      }),
      Statement.geo(['US', 'IN']),
    ),
    Statement.rateBased({ limit: 1_000 }),
  ];
  expect(rules.map(capacityOf)).toEqual([13, 2]);
});

it.each([
  ['a string that is exactly matched', byteMatch('EXACTLY'), 2],
  ['a string at the start', byteMatch('STARTS_WITH'), 2],
  ['a string at the end', byteMatch('ENDS_WITH'), 2],
  ['a string anywhere', byteMatch('CONTAINS'), 10],
  ['a word anywhere', byteMatch('CONTAINS_WORD'), 10],
  ['a country', geo, 1],
  ['a network', Statement.asn([64_496]), 1],
  ['a label', Statement.label('a'), 1],
  ['a regular expression', Statement.regex({ field, regex: 'a' }), 3],
  ['a size', Statement.size({ field, comparison: 'GT', sizeBytes: 1 }), 1],
  ['SQL', Statement.sqli({ field }), 20],
  ['SQL, looked for harder', Statement.sqli({ field, sensitivity: 'HIGH' }), 30],
  ['scripts', Statement.xss({ field }), 40],
  ['scripts in any argument', Statement.xss({ field: RequestField.allQueryArguments }), 50],
  ['scripts in JSON', Statement.xss({ field: RequestField.jsonBody() }), 80],
  [
    'two transformations',
    Statement.xss({ field, transformations: ['URL_DECODE', 'LOWERCASE'] }),
    60,
  ],
  [
    'JSON with a transformation, which is not doubled',
    Statement.sqli({ field: RequestField.jsonBody(), transformations: ['LOWERCASE'] }),
    50,
  ],
  ['what is inside of and, or, not', Statement.and(geo, Statement.or(geo, Statement.not(geo))), 3],
  ['a rate limit', Statement.rateBased({ limit: 10 }), 2],
  [
    'a rate limit of some requests',
    Statement.rateBased({ limit: 10, scopeDown: byteMatch('CONTAINS') }),
    12,
  ],
  [
    'a rate limit by two keys',
    Statement.rateBased({ limit: 10, aggregateBy: { keys: [RateKey.ip, RateKey.httpMethod] } }),
    62,
  ],
  ['the core rule set', Statement.managedGroup({ name: 'AWSManagedRulesCommonRuleSet' }), 700],
  [
    'a group that sees some requests',
    Statement.managedGroup({ name: 'AWSManagedRulesSQLiRuleSet', scopeDown: geo }),
    201,
  ],
  [
    'a group with a number given',
    Statement.managedGroup({ name: 'Other', vendor: 'Seller', capacity: 42 }),
    42,
  ],
  ['bot control', Statement.botControl({ inspectionLevel: 'COMMON' }), 50],
])('knows what %s costs', (_what, statement, units) => {
  expect(capacityOf(statement)).toBe(units);
});

it('knows what sets and groups cost', () => {
  synth((stack) => {
    const set = new IpSet(stack, 'Set', { scope: 'REGIONAL', addresses: [] });
    const patternSet = new RegexPatternSet(stack, 'Patterns', {
      scope: 'REGIONAL',
      patterns: ['a'],
    });
    const group = RuleGroup.fromRuleGroupAttributes(stack, 'Shared', {
      ruleGroupArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/rulegroup/a/b',
      scope: 'REGIONAL',
      capacity: 77,
    });
    expect(capacityOf(Statement.ipSet(set))).toBe(1);
    expect(capacityOf(Statement.ipSet(set, { position: 'FIRST' }))).toBe(1);
    expect(capacityOf(Statement.ipSet(set, { position: 'ANY' }))).toBe(5);
    expect(capacityOf(Statement.regexSet({ field, patternSet }))).toBe(25);
    expect(capacityOf(Statement.ruleGroup(group))).toBe(77);
  });
});

it('counts nothing for a group whose capacity Terraform computes', () => {
  synth((stack) => {
    const group = RuleGroup.fromRuleGroupAttributes(stack, 'Shared', {
      ruleGroupArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/rulegroup/a/b',
      scope: 'REGIONAL',
      capacity: Token.asNumber('${var.capacity}'),
    });
    expect(capacityOf(Statement.ruleGroup(group))).toBe(0);
  });
});

it.each([
  [1_500, undefined],
  [1_501, 'for 1 more step of 500 WCU'],
  [2_000, 'for 1 more step of 500 WCU'],
  [2_001, 'for 2 more steps of 500 WCU'],
])('says what %d WCU cost beside the price of a request', (capacity, said) => {
  const warning = capacityWarning(capacity);
  if (said === undefined) expect(warning).toBeUndefined();
  else expect(warning).toContain(said);
});

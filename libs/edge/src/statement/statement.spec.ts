import { synth } from '@archway/testing';
import { Lazy, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { IpSet } from '../ip-set/ip-set';
import { RegexPatternSet } from '../regex-pattern-set/regex-pattern-set';
import { RuleGroup } from '../rule-group/rule-group';
import { RuleAction } from '../waf-rule/action';
import { WebAcl } from '../web-acl/web-acl';
import { RequestField } from './field';
import { RateKey } from './rate-key';
import type {
  ByteMatch,
  ManagedGroupStatement,
  MatchStatement,
  RateBasedStatement,
  RuleGroupStatement,
} from './statement';
import { Statement } from './statement';
import { TEXT_TRANSFORMATIONS } from './text-transformation';

const field = RequestField.uriPath;
const geo = Statement.geo(['DE']);

/** Puts a statement into the only rule of a web ACL. */
function inRule(build: (scope: Construct) => MatchStatement | RateBasedStatement): () => void {
  return () =>
    synth((stack) => {
      new WebAcl(stack, 'Site', {
        scope: 'REGIONAL',
        defaultProtection: false,
        rules: [{ name: 'Rule', statement: build(stack), action: RuleAction.block() }],
      });
    });
}

/** Puts a group into the only rule of a web ACL. */
function asGroup(statement: ManagedGroupStatement | RuleGroupStatement): () => void {
  return () =>
    synth((stack) => {
      new WebAcl(stack, 'Site', {
        scope: 'REGIONAL',
        defaultProtection: false,
        rules: [{ name: 'Rule', statement }],
      });
    });
}

function bytes(match: Partial<ByteMatch>): MatchStatement {
  return Statement.byteMatch({ field, position: 'EXACTLY', searchString: 'x', ...match });
}

it('names the class, the path, the rule and the place in the statement', () => {
  expect(inRule(() => Statement.and(geo, Statement.not(Statement.geo(['UK']))))).toThrow(
    `WebAcl 'test/Site': rule "Rule" statement.and[1].not.geo must be a country code of ISO 3166-1 alpha-2 such as DE, got "UK"`,
  );
});

describe.each<
  [string, MatchStatement | RateBasedStatement, MatchStatement | RateBasedStatement, string]
>([
  ['an unknown country', Statement.geo(['EU']), geo, 'must be a country code of ISO 3166-1'],
  ['no country', Statement.geo([]), geo, 'must be 1 to 50 countries, got 0'],
  [
    '51 countries',
    Statement.geo(Array(51).fill('DE')),
    Statement.geo(Array(50).fill('DE')),
    'must be 1 to 50 countries, got 51',
  ],
  ['no network', Statement.asn([]), Statement.asn([0]), 'must be 1 to 100 numbers, got 0'],
  [
    'a network beyond 32 bits',
    Statement.asn([4_294_967_296]),
    Statement.asn([4_294_967_295]),
    'must be a whole number between 0 and 4294967295',
  ],
  [
    'a header with a space',
    Statement.geo(['DE'], { headerName: 'a b' }),
    Statement.geo(['DE'], { headerName: 'a-b' }),
    'forwardedIp.headerName must be',
  ],
  [
    'an empty string',
    bytes({ searchString: '' }),
    bytes({ searchString: 'x' }),
    'searchString must be 1 to 200 bytes, got 0',
  ],
  [
    'a string of 201 bytes',
    bytes({ searchString: `${'é'.repeat(100)}x` }),
    bytes({ searchString: 'é'.repeat(100) }),
    'searchString must be 1 to 200 bytes, got 201',
  ],
  [
    'a word of two',
    bytes({ position: 'CONTAINS_WORD', searchString: 'a b' }),
    bytes({ position: 'CONTAINS_WORD', searchString: 'a_b' }),
    "must be letters, digits and '_'",
  ],
  [
    'a fingerprint that contains',
    bytes({ field: RequestField.ja3Fingerprint(), position: 'CONTAINS' }),
    bytes({ field: RequestField.ja3Fingerprint() }),
    'field ja3-fingerprint must be matched by a byte match with position EXACTLY',
  ],
  [
    'a fingerprint with scripts',
    Statement.xss({ field: RequestField.ja4Fingerprint() }),
    bytes({ field: RequestField.ja4Fingerprint() }),
    'field ja4-fingerprint must be matched',
  ],
  [
    'a header name with a colon',
    bytes({ field: RequestField.header('a:') }),
    bytes({ field: RequestField.header('A-b') }),
    'field.name must be a header name',
  ],
  [
    'an argument name of 31',
    bytes({ field: RequestField.queryArgument('a'.repeat(31)) }),
    bytes({ field: RequestField.queryArgument('a'.repeat(30)) }),
    'field.name must be an argument name',
  ],
  [
    'headers to include and exclude',
    bytes({ field: RequestField.headers({ include: ['a'], exclude: ['b'] }) }),
    bytes({ field: RequestField.headers({ exclude: ['b'] }) }),
    'must say what to include or what to exclude',
  ],
  [
    'no cookies to include',
    bytes({ field: RequestField.cookies({ include: [] }) }),
    bytes({ field: RequestField.cookies({ include: ['a'] }) }),
    'must name 1 to 199 of them, got 0',
  ],
  [
    'a path that is no pointer',
    bytes({ field: RequestField.jsonBody({ includedPaths: ['a'] }) }),
    bytes({ field: RequestField.jsonBody({ includedPaths: ['/a'] }) }),
    "must be a JSON pointer that starts with '/'",
  ],
  [
    '11 transformations',
    bytes({ transformations: TEXT_TRANSFORMATIONS.slice(0, 11) }),
    bytes({ transformations: TEXT_TRANSFORMATIONS.slice(0, 10) }),
    'transformations must be at most 10, got 11',
  ],
  [
    'an unknown transformation',
    bytes({ transformations: ['UPPERCASE' as 'LOWERCASE'] }),
    bytes({ transformations: ['LOWERCASE'] }),
    'transformations must be one of',
  ],
  [
    'a regular expression with a back-reference',
    Statement.regex({ field, regex: String.raw`(a)\1` }),
    Statement.regex({ field, regex: '(a)' }),
    'must do without back-references',
  ],
  [
    'a size beyond 20 GiB',
    Statement.size({ field, comparison: 'GT', sizeBytes: 21_474_836_481 }),
    Statement.size({ field, comparison: 'GT', sizeBytes: 21_474_836_480 }),
    'sizeBytes must be a whole number between 0 and 21474836480',
  ],
  [
    'a label that ends like a namespace',
    Statement.label('a:'),
    Statement.label('a:b'),
    'must be a label of letters',
  ],
  [
    'a namespace that ends like a label',
    Statement.labelNamespace('a'),
    Statement.labelNamespace('a:'),
    "must be a namespace that ends in ':'",
  ],
  [
    'a rate of 9',
    Statement.rateBased({ limit: 9 }),
    Statement.rateBased({ limit: 10 }),
    'limit must be a whole number between 10 and 2000000000, got 9',
  ],
  [
    'a window of 90 seconds',
    Statement.rateBased({ limit: 10, windowSeconds: 90 as 60 }),
    Statement.rateBased({ limit: 10, windowSeconds: 60 }),
    'windowSeconds must be one of 60, 120, 300, 600, got 90',
  ],
  [
    'a rate of everything without a scope',
    Statement.rateBased({ limit: 10, aggregateBy: 'CONSTANT' }),
    Statement.rateBased({ limit: 10, aggregateBy: 'CONSTANT', scopeDown: geo }),
    'scopeDown must say which requests count',
  ],
  [
    'no keys',
    Statement.rateBased({ limit: 10, aggregateBy: { keys: [] } }),
    Statement.rateBased({ limit: 10, aggregateBy: { keys: [RateKey.httpMethod] } }),
    'keys must be 1 to 5 keys, got 0',
  ],
  [
    'six keys',
    Statement.rateBased({ limit: 10, aggregateBy: { keys: Array(6).fill(RateKey.httpMethod) } }),
    Statement.rateBased({ limit: 10, aggregateBy: { keys: Array(5).fill(RateKey.httpMethod) } }),
    'keys must be 1 to 5 keys, got 6',
  ],
  [
    'an address as the only key',
    Statement.rateBased({ limit: 10, aggregateBy: { keys: [RateKey.ip] } }),
    Statement.rateBased({ limit: 10, aggregateBy: 'IP' }),
    "got it alone: give aggregateBy 'IP'",
  ],
  [
    'a forwarded address without its header',
    Statement.rateBased({
      limit: 10,
      aggregateBy: { keys: [RateKey.forwardedIp, RateKey.httpMethod] },
    }),
    Statement.rateBased({
      limit: 10,
      aggregateBy: { keys: [RateKey.forwardedIp, RateKey.httpMethod], forwardedIp: {} },
    }),
    'forwardedIp must be given exactly where RateKey.forwardedIp is among the keys, got the key alone',
  ],
  [
    'a key of a namespace without its colon',
    Statement.rateBased({ limit: 10, aggregateBy: { keys: [RateKey.labelNamespace('a')] } }),
    Statement.rateBased({ limit: 10, aggregateBy: { keys: [RateKey.labelNamespace('a:')] } }),
    "with ':' at the end",
  ],
  [
    'what is wrong in a scope-down',
    Statement.rateBased({ limit: 10, scopeDown: Statement.geo(['XX']) }),
    Statement.rateBased({ limit: 10, scopeDown: Statement.geo(['XK']) }),
    'statement.scopeDown.geo must be',
  ],
])('%s', (_what, refused, neighbour, problem) => {
  it('is refused', () => {
    expect(inRule(() => refused)).toThrow(problem);
  });

  it('has a neighbour that is taken', () => {
    expect(inRule(() => neighbour)).not.toThrow();
  });
});

describe.each<[string, ManagedGroupStatement, ManagedGroupStatement, string]>([
  [
    "a seller's group without its capacity",
    Statement.managedGroup({ name: 'Rules', vendor: 'Seller' }),
    Statement.managedGroup({ name: 'Rules', vendor: 'Seller', capacity: 100 }),
    `capacity must be given for Seller's "Rules"`,
  ],
  [
    'bot control without its settings',
    Statement.managedGroup({ name: 'AWSManagedRulesBotControlRuleSet' }),
    Statement.botControl({ inspectionLevel: 'COMMON' }),
    'must be said by Statement.botControl',
  ],
  [
    'common bot control with machine learning',
    Statement.botControl({ inspectionLevel: 'COMMON', enableMachineLearning: true }),
    Statement.botControl({ inspectionLevel: 'TARGETED', enableMachineLearning: true }),
    'enableMachineLearning must go with inspectionLevel TARGETED, got COMMON',
  ],
  [
    'the group whose settings version 5 of the provider cannot say',
    Statement.managedGroup({ name: 'AWSManagedRulesAntiDDoSRuleSet' }),
    Statement.managedGroup({ name: 'AWSManagedRulesAnonymousIpList' }),
    "version 5 of Terraform's AWS provider cannot say its settings",
  ],
  [
    'a login that is no path',
    Statement.accountTakeoverPrevention({
      loginPath: 'login',
      payloadType: 'JSON',
      usernameField: '/u',
      passwordField: '/p',
    }),
    Statement.accountTakeoverPrevention({
      loginPath: '/login',
      payloadType: 'JSON',
      usernameField: '/u',
      passwordField: '/p',
    }),
    "loginPath must be a path that starts with '/'",
  ],
  [
    'a regular expression of a login that does not parse',
    Statement.accountTakeoverPrevention({
      loginPath: '(',
      enableRegexInPath: true,
      payloadType: 'JSON',
      usernameField: '/u',
      passwordField: '/p',
    }),
    Statement.accountTakeoverPrevention({
      loginPath: '^/login$',
      enableRegexInPath: true,
      payloadType: 'JSON',
      usernameField: '/u',
      passwordField: '/p',
    }),
    'loginPath must be a regular expression',
  ],
  [
    'an override by what is no name',
    Statement.managedGroup({
      name: 'AWSManagedRulesCommonRuleSet',
      ruleActions: { 'a b': RuleAction.count() },
    }),
    Statement.managedGroup({
      name: 'AWSManagedRulesCommonRuleSet',
      ruleActions: { a_b: RuleAction.count() },
    }),
    "ruleActions must be a rule's name",
  ],
])('%s', (_what, refused, neighbour, problem) => {
  it('is refused', () => {
    expect(asGroup(refused)).toThrow(problem);
  });

  it('has a neighbour that is taken', () => {
    expect(asGroup(neighbour)).not.toThrow();
  });
});

it('refuses to look at responses of what is not behind CloudFront', () => {
  expect(
    asGroup(
      Statement.accountTakeoverPrevention({
        loginPath: '/login',
        payloadType: 'JSON',
        usernameField: '/u',
        passwordField: '/p',
        responseInspection: { bodyContains: { success: ['ok'], failure: ['no'] } },
      }),
    ),
  ).toThrow('responseInspection must go with scope CLOUDFRONT');
});

it('refuses sets and groups of the other scope', () => {
  const attributes = { scope: 'CLOUDFRONT' } as const;
  expect(
    inRule((stack) =>
      Statement.ipSet(
        IpSet.fromIpSetAttributes(stack, 'Set', { ...attributes, ipSetArn: 'arn:set' }),
      ),
    ),
  ).toThrow("ip-set must be a set of scope REGIONAL, got CLOUDFRONT of 'test/Set'");
  expect(
    inRule((stack) =>
      Statement.regexSet({
        field,
        patternSet: RegexPatternSet.fromRegexPatternSetAttributes(stack, 'Set', {
          ...attributes,
          regexPatternSetArn: 'arn:set',
        }),
      }),
    ),
  ).toThrow('regex-set must be a set of scope REGIONAL, got CLOUDFRONT');
  expect(() =>
    synth((stack) => {
      const group = RuleGroup.fromRuleGroupAttributes(stack, 'Group', {
        ...attributes,
        ruleGroupArn: 'arn:group',
        capacity: 1,
      });
      new WebAcl(stack, 'Site', {
        scope: 'REGIONAL',
        rules: [{ name: 'Rule', statement: Statement.ruleGroup(group) }],
      });
    }),
  ).toThrow('must be a rule group of scope REGIONAL, got CLOUDFRONT');
});

it('lets pass what Terraform computes', () => {
  const computed = Lazy.stringValue({ produce: () => '${var.text}' });
  expect(
    inRule(() =>
      Statement.and(
        Statement.geo([computed]),
        bytes({ searchString: computed }),
        Statement.regex({ field, regex: computed }),
        Statement.size({ field, comparison: 'GT', sizeBytes: Token.asNumber('${var.size}') }),
      ),
    ),
  ).not.toThrow();
});

it('keeps out by type what cannot stand inside of another statement', () => {
  const limit = Statement.rateBased({ limit: 10 });
  const group = Statement.managedGroup({ name: 'AWSManagedRulesCommonRuleSet' });
  // @ts-expect-error a rate limit stands alone
  Statement.and(geo, limit);
  // @ts-expect-error so does a group
  Statement.not(group);
  // @ts-expect-error and neither narrows what another sees
  const nested = Statement.managedGroup({ name: 'AWSManagedRulesSQLiRuleSet', scopeDown: limit });
  expect(nested.kind).toBe('managed-group');
});

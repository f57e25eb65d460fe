import fc from 'fast-check';
import { told, type Resources } from '../testing/planned';
import { compareWaf } from './waf';

type Body = NonNullable<NonNullable<Resources[string]>[string]>;

const byteMatch = (search_string: string): Body => ({ byte_match_statement: [{ search_string }] });

const rule = (
  name: string,
  priority: number,
  action: string,
  statement = byteMatch(name),
): Body => ({
  name,
  priority,
  action: [{ [action]: [{}] }],
  statement: [statement],
});

const acl = (rules: readonly Body[], rest: Body = {}): Resources => ({
  aws_wafv2_web_acl: {
    Edge: { name: 'edge', default_action: [{ allow: [{}] }], rule: rules, ...rest },
  },
});

const changed = (before: readonly Body[], after: readonly Body[]): string[] =>
  told(compareWaf, { before: acl(before), after: acl(after) });

it('looks at a rule that only counts what it blocked, and not at the way back', () => {
  expect(changed([rule('bots', 1, 'block')], [rule('bots', 1, 'count')])).toEqual([
    '~ protection/look: edge (shop/Edge): rule bots: block → count',
  ]);
  expect(changed([rule('bots', 1, 'count')], [rule('bots', 1, 'block')])).toEqual([
    '~ edge (shop/Edge): rule bots: count → block',
  ]);
});

it('looks at a rule that goes, and tells one that comes', () => {
  const [one, two] = [rule('bots', 1, 'block'), rule('sql', 2, 'block')];
  expect(changed([one, two], [one])).toEqual([
    '- protection/look: edge (shop/Edge) loses the rule sql (block)',
  ]);
  expect(changed([one], [one, two])).toEqual(['+ edge (shop/Edge) gets the rule sql (block)']);
  expect(changed([one], [one, rule('office', 0, 'allow')])).toEqual([
    '+ protection/look: edge (shop/Edge) gets the rule office (allow)',
  ]);
});

it('says nothing of blocks in another order and of other numbers for the same order', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }),
      fc.integer({ min: 1, max: 9 }),
      (names, step) => {
        const all = (order: readonly string[], by: number): Body[] =>
          order.map((name) => rule(name, 'abcd'.indexOf(name) * by, 'block'));
        expect(changed(all(['a', 'b', 'c', 'd'], 1), all(names, step))).toEqual([]);
      },
    ),
  );
});

it('tells that rules are tried in another order', () => {
  expect(
    changed(
      [rule('a', 1, 'block'), rule('b', 2, 'allow')],
      [rule('a', 3, 'block'), rule('b', 2, 'allow')],
    ),
  ).toEqual(['~ protection/note: edge (shop/Edge) tries its rules in the order b, a, before a, b']);
});

it('looks at what is allowed where no rule decides', () => {
  const [allow, block] = [{}, { default_action: [{ block: [{}] }] }];
  expect(told(compareWaf, { before: acl([], block), after: acl([], allow) })).toEqual([
    '~ protection/look: edge (shop/Edge): what no rule decides: block → allow',
  ]);
  expect(told(compareWaf, { before: acl([], allow), after: acl([], block) })).toEqual([
    '~ edge (shop/Edge): what no rule decides: allow → block',
  ]);
});

it('looks at rules of a managed group that only count', () => {
  const managed = (...counted: readonly string[]): Body => ({
    name: 'common',
    priority: 1,
    override_action: [{ none: [{}] }],
    statement: [
      {
        managed_rule_group_statement: [
          {
            name: 'AWSManagedRulesCommonRuleSet',
            rule_action_override: counted.map((name) => ({
              name,
              action_to_use: [{ count: [{}] }],
            })),
          },
        ],
      },
    ],
  });
  expect(changed([managed('A')], [managed('A', 'B')])).toEqual([
    '~ protection/look: edge (shop/Edge): rule common: B: its own action → count',
  ]);
  expect(changed([managed('A', 'B')], [managed('B')])).toEqual([
    '~ edge (shop/Edge): rule common: A: count → its own action',
  ]);
  expect(changed([managed('A', 'B')], [managed('B', 'A')])).toEqual([]);
});

it('looks at a higher limit, and at a rule that looks at fewer requests', () => {
  const rate = (limit: number, scope: readonly Body[] = []): Body =>
    rule('rate', 1, 'block', { rate_based_statement: [{ limit, scope_down_statement: scope }] });
  expect(changed([rate(100)], [rate(1000)])).toEqual([
    '~ protection/look: edge (shop/Edge): rule rate acts above 1000 requests, before above 100',
  ]);
  expect(changed([rate(1000)], [rate(100)])).toEqual([
    '~ edge (shop/Edge): rule rate acts above 100 requests, before above 1000',
  ]);
  expect(changed([rate(100)], [rate(100, [byteMatch('/login')])])).toEqual([
    '~ protection/look: edge (shop/Edge): rule rate looks only at a part of the requests',
  ]);
});

it('reads rules that are written as the JSON of the API', () => {
  const json = (action: string): Resources =>
    acl([], {
      rule_json: JSON.stringify([{ Name: 'bots', Priority: 1, Action: { [action]: {} } }]),
    });
  expect(told(compareWaf, { before: json('Block'), after: json('Count') })).toEqual([
    '~ protection/look: edge (shop/Edge): rule bots: block → count',
  ]);
});

it('says that it cannot see a part of the rules', () => {
  const unknown = rule('ips', 1, 'block', {
    ip_set_reference_statement: [{ arn: '${aws_wafv2_ip_set.New.arn}' }],
  });
  expect(changed([], [unknown])).toEqual([
    '~ incomplete/note: edge (shop/Edge): a part of its rules cannot be seen: aws_wafv2_ip_set.New.arn (known after apply)',
    '+ edge (shop/Edge) gets the rule ips (block)',
  ]);
});

it('tells the addresses of an IP set, whichever blocks hold them', () => {
  const set = (...addresses: readonly string[]): Resources => ({
    aws_wafv2_ip_set: { Bad: { name: 'bad', addresses } },
  });
  expect(
    told(compareWaf, { before: set('192.0.2.0/24'), after: set('192.0.2.0/25', '192.0.2.128/25') }),
  ).toEqual([]);
  expect(
    told(compareWaf, {
      before: set('192.0.2.0/24'),
      after: set('192.0.2.0/25', '198.51.100.1/32'),
    }),
  ).toEqual([
    '+ bad (shop/Bad) now holds 198.51.100.1/32',
    '- bad (shop/Bad) no longer holds 192.0.2.128/25',
  ]);
});

it('stops where something no longer is behind a web ACL', () => {
  const base = { ...acl([]), aws_lb: { Front: { name: 'front' } } };
  const aws_wafv2_web_acl_association = {
    It: { resource_arn: '${aws_lb.Front.arn}', web_acl_arn: '${aws_wafv2_web_acl.Edge.arn}' },
  };
  const before = { ...base, aws_wafv2_web_acl_association };
  expect(told(compareWaf, { before, after: base })).toEqual([
    '- protection/stop: front (shop/Front) no longer is behind the web ACL edge (shop/Edge)',
  ]);
  expect(told(compareWaf, { before, after: acl([]) })).toEqual([]);
});

it('stops where a distribution loses its web ACL, and looks at another one', () => {
  const site = (web_acl_id: string): Resources => ({
    aws_cloudfront_distribution: { Site: { web_acl_id } },
  });
  expect(told(compareWaf, { before: site('arn:acl'), after: site('') })).toEqual([
    '- protection/stop: shop/Site no longer is behind the web ACL arn:acl',
  ]);
  expect(told(compareWaf, { before: site('arn:acl'), after: site('arn:other') })).toEqual([
    '~ protection/note: shop/Site is behind the web ACL arn:other, before arn:acl',
  ]);
  expect(told(compareWaf, { before: site(''), after: site('arn:acl') })).toEqual([
    '+ shop/Site is behind the web ACL arn:acl',
  ]);
});

import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import type { Arguments, Synthesized } from '@archway/testing';
import { synth } from '@archway/testing';
import { Lazy, Token } from 'cdktf';
import { Statement } from '../statement/statement';
import type { MatchStatement } from '../statement/statement';
import { RuleAction } from '../waf-rule/action';
import type { WafRule } from '../waf-rule/waf-rule';
import { WebAcl } from './web-acl';
import type { WebAclProps } from './web-acl-props';

const geo = Statement.geo(['DE']);
const rule = { name: 'Rule', statement: geo, action: RuleAction.block() } satisfies WafRule;
const LOAD_BALANCER =
  'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/shop/0123456789abcdef';

function site(props: Partial<WebAclProps> = {}): Synthesized {
  return synth((stack) => {
    new WebAcl(stack, 'Site', { scope: 'REGIONAL', ...props });
  });
}

function aclOf(props?: Partial<WebAclProps>): Arguments {
  return site(props).only(Wafv2WebAcl);
}

/** The rules of a web ACL without the default protection. */
function rulesOf(...rules: readonly WafRule[]): readonly Arguments[] {
  return aclOf({ defaultProtection: false, rules }).rule;
}

/** Some managed groups that need `capacity` together. */
function groupsOf(capacity: number): readonly WafRule[] {
  return [
    { name: 'Big', statement: Statement.managedGroup({ name: 'Big', vendor: 'Seller', capacity }) },
  ];
}

it('deploys a web ACL and nothing else', () => {
  expect(site().inventory).toEqual({ aws_wafv2_web_acl: 1 });
});

it('keeps its address', () => {
  expect(site().addresses).toEqual(['aws_wafv2_web_acl.Site']);
});

describe('by default', () => {
  it('lets in what no rule blocks, and limits and inspects everybody', () => {
    const acl = aclOf();
    expect(acl.default_action).toEqual({ allow: {} });
    expect(acl.rule.map(({ name, priority }: Arguments) => [priority, name])).toEqual([
      [0, 'RateLimit'],
      [1, 'IpReputation'],
      [2, 'KnownBadInputs'],
      [3, 'CoreRuleSet'],
    ]);
    expect(acl.rule[0]).toMatchObject({
      action: { block: {} },
      statement: {
        rate_based_statement: {
          limit: 2_000,
          evaluation_window_sec: 300,
          aggregate_key_type: 'IP',
        },
      },
    });
    expect(acl.rule[3]).toMatchObject({
      override_action: { none: {} },
      statement: {
        managed_rule_group_statement: { vendor_name: 'AWS', name: 'AWSManagedRulesCommonRuleSet' },
      },
    });
  });

  it('names nothing but its metric, after stage and path', () => {
    const acl = aclOf();
    expect(acl).not.toHaveProperty('name');
    expect(acl.visibility_config).toEqual({
      cloudwatch_metrics_enabled: true,
      metric_name: 'test-test-Site',
      sampled_requests_enabled: true,
    });
  });

  it('needs 927 WCU, and shows what each rule takes', () => {
    synth((stack) => {
      const acl = new WebAcl(stack, 'Site', { scope: 'REGIONAL' });
      expect(acl.capacity).toBe(927);
      expect(acl.node.metadata.map(({ data }) => String(data))).toContain(
        'capacity at most 927 WCU: RateLimit 2, IpReputation 25, KnownBadInputs 200, CoreRuleSet 700',
      );
    });
  });
});

describe('the default protection', () => {
  it('comes behind the given rules, wherever they stand', () => {
    const rules = aclOf({
      rules: [
        { ...rule, priority: 100 },
        { ...rule, name: 'First', priority: 5 },
      ],
    }).rule;
    expect(rules.map(({ priority }: Arguments) => priority)).toEqual([100, 5, 101, 102, 103, 104]);
  });

  it('can have another limit, or none', () => {
    expect(
      aclOf({ defaultProtection: { requestsPerAddress: 500 } }).rule[0].statement
        .rate_based_statement.limit,
    ).toBe(500);
    expect(aclOf({ defaultProtection: { requestsPerAddress: false } }).rule).toHaveLength(3);
  });

  it('can only count', () => {
    const rules = aclOf({ defaultProtection: { countOnly: true } }).rule;
    expect(rules[0].action).toEqual({ count: {} });
    expect(rules[1].override_action).toEqual({ count: {} });
  });

  it('can be left away', () => {
    expect(aclOf({ defaultProtection: false })).not.toHaveProperty('rule');
  });
});

describe('a rule', () => {
  it('is counted by its own name', () => {
    expect(rulesOf(rule)[0]).toEqual({
      name: 'Rule',
      priority: 0,
      action: { block: {} },
      statement: { geo_match_statement: { country_codes: ['DE'] } },
      visibility_config: {
        cloudwatch_metrics_enabled: true,
        metric_name: 'Rule',
        sampled_requests_enabled: true,
      },
    });
  });

  it('comes behind the rule before it, or where its priority says', () => {
    const rules = rulesOf(rule, { ...rule, name: 'B', priority: 10 }, { ...rule, name: 'C' });
    expect(rules.map(({ priority }) => priority)).toEqual([0, 10, 11]);
  });

  it('gives labels, keeps proofs valid, and can be quiet', () => {
    const quiet = rulesOf({
      ...rule,
      labels: ['team:seen'],
      captchaImmunitySeconds: 60,
      challengeImmunitySeconds: 300,
      metricName: 'Quiet',
      cloudWatchMetrics: false,
      sampledRequests: false,
    })[0];
    expect(quiet).toMatchObject({
      rule_label: [{ name: 'team:seen' }],
      captcha_config: { immunity_time_property: { immunity_time: 60 } },
      challenge_config: { immunity_time_property: { immunity_time: 300 } },
      visibility_config: {
        cloudwatch_metrics_enabled: false,
        metric_name: 'Quiet',
        sampled_requests_enabled: false,
      },
    });
  });

  it.each([
    [RuleAction.allow(), { allow: {} }],
    [
      RuleAction.count({ seen: 'yes' }),
      { count: { custom_request_handling: { insert_header: [{ name: 'seen', value: 'yes' }] } } },
    ],
    [RuleAction.captcha(), { captcha: {} }],
    [RuleAction.challenge(), { challenge: {} }],
    [
      RuleAction.block({ responseCode: 302, headers: { Location: '/sorry' } }),
      {
        block: {
          custom_response: {
            response_code: 302,
            response_header: [{ name: 'Location', value: '/sorry' }],
          },
        },
      },
    ],
  ])('does %j', (action, expected) => {
    expect(rulesOf({ ...rule, action })[0]?.['action']).toEqual(expected);
  });

  it('answers with a body of the web ACL', () => {
    const acl = aclOf({
      rules: [{ ...rule, action: RuleAction.block({ responseCode: 429, bodyKey: 'slow' }) }],
      customResponseBodies: { slow: { contentType: 'TEXT_PLAIN', content: 'Slow down' } },
    });
    expect(acl.custom_response_body).toEqual([
      { key: 'slow', content: 'Slow down', content_type: 'TEXT_PLAIN' },
    ]);
    expect(acl.rule[0].action.block.custom_response).toEqual({
      response_code: 429,
      custom_response_body_key: 'slow',
    });
  });
});

describe('and, or, not', () => {
  const four: MatchStatement = Statement.or(
    geo,
    Statement.and(geo, Statement.or(geo, Statement.not(geo))),
  );

  it('stand in blocks up to three levels', () => {
    const three = site({
      rules: [{ ...rule, statement: Statement.and(geo, Statement.or(geo, Statement.not(geo))) }],
    });
    expect(three.only(Wafv2WebAcl)).not.toHaveProperty('rule_json');
    expect(three.warnings).toEqual([]);
  });

  it('stand in JSON beyond, with a warning of what Terraform then does not see', () => {
    const deep = site({ rules: [{ ...rule, statement: four }], defaultProtection: false });
    const acl = deep.only(Wafv2WebAcl);
    expect(acl).not.toHaveProperty('rule');
    expect(
      JSON.parse(acl.rule_json)[0].Statement.OrStatement.Statements[1].AndStatement.Statements[1],
    ).toEqual({
      OrStatement: {
        Statements: [
          { GeoMatchStatement: { CountryCodes: ['DE'] } },
          { NotStatement: { Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } } } },
        ],
      },
    });
    expect(deep.warnings).toEqual([
      expect.stringContaining('whose drift Terraform does not see: Rule nests deeper'),
    ]);
  });

  it('stay in blocks where less nesting says the same', () => {
    const statement = Statement.and(
      geo,
      Statement.and(geo, Statement.and(geo, Statement.not(Statement.not(geo)))),
    );
    expect(rulesOf({ ...rule, statement })[0]?.['statement'].and_statement.statement).toHaveLength(
      4,
    );
  });
});

describe('the web ACL', () => {
  it('passes on what it is told', () => {
    expect(
      aclOf({
        description: 'shop',
        defaultAction: RuleAction.block(),
        captchaImmunitySeconds: 600,
        challengeImmunitySeconds: 900,
        tokenDomains: ['example.com'],
        bodyInspection: { apiGateway: 32 },
        metricName: 'Shop',
      }),
    ).toMatchObject({
      description: 'shop',
      default_action: { block: {} },
      captcha_config: { immunity_time_property: { immunity_time: 600 } },
      challenge_config: { immunity_time_property: { immunity_time: 900 } },
      token_domains: ['example.com'],
      association_config: {
        request_body: [{ api_gateway: { default_size_inspection_limit: 'KB_32' } }],
      },
      visibility_config: { metric_name: 'Shop' },
    });
  });

  it('takes numbers that Terraform computes', () => {
    expect(
      rulesOf({
        ...rule,
        statement: Statement.rateBased({ limit: Token.asNumber('${var.limit}') }),
      })[0]?.['statement'].rate_based_statement.limit,
    ).toBe('${var.limit}');
  });

  it('protects what is regional', () => {
    const stack = synth((scope) => {
      new WebAcl(scope, 'Site', { scope: 'REGIONAL' }).protect('Shop', LOAD_BALANCER);
    });
    expect(stack.only(Wafv2WebAclAssociation)).toEqual({
      resource_arn: LOAD_BALANCER,
      web_acl_arn: '${aws_wafv2_web_acl.Site.arn}',
    });
  });

  it.each([
    'arn:aws:apigateway:eu-central-1::/restapis/a1b2c3/stages/prod',
    'arn:aws:appsync:eu-central-1:111122223333:apis/a1b2c3',
    'arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_a1b2c3',
    'arn:aws:apprunner:eu-central-1:111122223333:service/shop/a1b2c3',
    'arn:aws:ec2:eu-central-1:111122223333:verified-access-instance/vai-0123456789abcdef0',
    Lazy.stringValue({ produce: () => '${aws_lb.Shop.arn}' }),
  ])('can protect %s', (arn) => {
    expect(() =>
      synth((scope) => new WebAcl(scope, 'Site', { scope: 'REGIONAL' }).protect('It', arn)),
    ).not.toThrow();
  });

  it.each([
    'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/shop/0123456789abcdef',
    'arn:aws:apigateway:eu-central-1::/apis/a1b2c3/stages/prod',
    'arn:aws:cloudfront::111122223333:distribution/E1EXAMPLE',
  ])('cannot protect %s', (arn) => {
    expect(() =>
      synth((scope) => new WebAcl(scope, 'Site', { scope: 'REGIONAL' }).protect('It', arn)),
    ).toThrow(`WebAcl 'test/Site': 'It' must be an application load balancer`);
  });

  it('can be deployed elsewhere', () => {
    synth((scope) => {
      const shared = WebAcl.fromWebAclAttributes(scope, 'Shared', {
        webAclArn: 'arn:shared',
        scope: 'CLOUDFRONT',
      });
      expect([shared.webAclArn, shared.scope]).toEqual(['arn:shared', 'CLOUDFRONT']);
    });
  });
});

describe('for CloudFront', () => {
  it('is refused outside of us-east-1', () => {
    expect(() => site({ scope: 'CLOUDFRONT' })).toThrow(
      `WebAcl 'test/Site': provider must be of us-east-1, where what WAF does for CloudFront has to be, got "eu-central-1"`,
    );
  });

  it('is taken with a provider of us-east-1, and all that belongs to it', () => {
    const stack = synth((scope) => {
      const provider = new AwsProvider(scope, 'use1', { alias: 'use1', region: 'us-east-1' });
      new WebAcl(scope, 'Site', { scope: 'CLOUDFRONT', provider, logging: {} });
    });
    const resources = Object.values(stack.json['resource']).flatMap((named) =>
      Object.values(named as object),
    );
    expect(resources.map(({ provider }: Arguments) => provider)).toEqual(
      resources.map(() => 'aws.use1'),
    );
  });

  it('leaves it to the distribution to take it', () => {
    expect(() =>
      synth((scope) => {
        const provider = new AwsProvider(scope, 'use1', { alias: 'use1', region: 'us-east-1' });
        new WebAcl(scope, 'Site', { scope: 'CLOUDFRONT', provider }).protect('It', LOAD_BALANCER);
      }),
    ).toThrow(
      "scope must be REGIONAL to protect 'It', got CLOUDFRONT: give the web ACL to the distribution",
    );
  });
});

describe('capacity', () => {
  it.each([1_499, 1_500])('of %d WCU is included in the price', (capacity) => {
    expect(site({ defaultProtection: false, rules: groupsOf(capacity) }).warnings).toEqual([]);
  });

  it.each([1_501, 5_000])('of %d WCU is warned about', (capacity) => {
    expect(site({ defaultProtection: false, rules: groupsOf(capacity) }).warnings).toEqual([
      expect.stringContaining(`test/Site: uses up to ${capacity} WCU, above the 1500`),
    ]);
  });

  it('of 5001 WCU is refused, with what each rule takes', () => {
    expect(() => site({ defaultProtection: false, rules: groupsOf(5_001) })).toThrow(
      'the capacity of rules must be at most 5000 WCU, got 5001: Big 5001',
    );
  });

  it('can be reserved for what others add', () => {
    expect(() =>
      site({ defaultProtection: false, rules: groupsOf(4_850), reservedCapacity: 150 }),
    ).not.toThrow();
    expect(() =>
      site({ defaultProtection: false, rules: groupsOf(4_851), reservedCapacity: 150 }),
    ).toThrow('got 5001');
  });
});

describe.each<[string, Partial<WebAclProps>, Partial<WebAclProps>, string]>([
  [
    'a priority twice',
    {
      rules: [
        { ...rule, priority: 1 },
        { ...rule, name: 'B', priority: 1 },
      ],
    },
    {
      rules: [
        { ...rule, priority: 1 },
        { ...rule, name: 'B', priority: 2 },
      ],
    },
    'rules must each have a priority of their own, got priority 1 of "Rule" and "B"',
  ],
  [
    'a name twice',
    { rules: [rule, rule] },
    { rules: [rule] },
    'rules must each have a name of their own, got name "Rule"',
  ],
  [
    'a name of the default protection',
    { rules: [{ ...rule, name: 'RateLimit' }] },
    { rules: [{ ...rule, name: 'RateLimit' }], defaultProtection: false },
    'got name "RateLimit"',
  ],
  [
    'a negative priority',
    { rules: [{ ...rule, priority: -1 }] },
    { rules: [{ ...rule, priority: 0 }] },
    'rule "Rule" priority must be a whole number between 0',
  ],
  [
    'a name with a space',
    { rules: [{ ...rule, name: 'a b' }] },
    { rules: [{ ...rule, name: 'a-b' }] },
    'name must be 1 to 128 letters',
  ],
  [
    'a reserved label',
    { rules: [{ ...rule, labels: ['awswaf:a'] }] },
    { rules: [{ ...rule, labels: ['team:a'] }] },
    'labels must do without aws, awswaf',
  ],
  [
    'a label with a space',
    { rules: [{ ...rule, labels: ['a b'] }] },
    { rules: [{ ...rule, labels: ['a:b'] }] },
    'parted by colons',
  ],
  [
    'a rate limit that allows',
    {
      rules: [
        { name: 'R', statement: Statement.rateBased({ limit: 10 }), action: RuleAction.allow() },
      ],
    },
    {
      rules: [
        { name: 'R', statement: Statement.rateBased({ limit: 10 }), action: RuleAction.count() },
      ],
    },
    'must be no allow where the statement is a rate limit',
  ],
  [
    'a puzzle that counts for 59 seconds',
    { captchaImmunitySeconds: 59 },
    { captchaImmunitySeconds: 60 },
    'captchaImmunitySeconds must be a whole number between 60 and 259200, got 59',
  ],
  [
    'a challenge that counts for 299 seconds',
    { rules: [{ ...rule, challengeImmunitySeconds: 299 }] },
    { rules: [{ ...rule, challengeImmunitySeconds: 300 }] },
    'rule "Rule" challengeImmunitySeconds must be a whole number between 300',
  ],
  [
    'a code that AWS WAF cannot send',
    { defaultAction: RuleAction.block({ responseCode: 418 }) },
    { defaultAction: RuleAction.block({ responseCode: 404 }) },
    'defaultAction.responseCode must be one of',
  ],
  [
    'a body that is not there',
    { defaultAction: RuleAction.block({ responseCode: 404, bodyKey: 'a' }) },
    {
      defaultAction: RuleAction.block({ responseCode: 404, bodyKey: 'a' }),
      customResponseBodies: { a: { contentType: 'TEXT_PLAIN', content: 'a' } },
    },
    'bodyKey must be a key of customResponseBodies (none), got "a"',
  ],
  [
    'a content type as a header',
    { defaultAction: RuleAction.block({ responseCode: 404, headers: { 'Content-Type': 'a' } }) },
    { defaultAction: RuleAction.block({ responseCode: 404, headers: { 'x-type': 'a' } }) },
    'must leave content-type to the body',
  ],
  [
    'a header with a space',
    { defaultAction: RuleAction.allow({ 'a b': 'c' }) },
    { defaultAction: RuleAction.allow({ 'a-b': 'c' }) },
    'defaultAction.insertHeaders must be header names',
  ],
  [
    'a body of 4097 bytes',
    { customResponseBodies: { a: { contentType: 'TEXT_PLAIN', content: 'a'.repeat(4_097) } } },
    { customResponseBodies: { a: { contentType: 'TEXT_PLAIN', content: 'a'.repeat(4_096) } } },
    'content must be 1 to 4096 bytes, got 4097',
  ],
  [
    '11 domains',
    { tokenDomains: Array(11).fill('a.com') },
    { tokenDomains: Array(10).fill('a.com') },
    'tokenDomains must be at most 10, got 11',
  ],
  [
    'a domain with a scheme',
    { tokenDomains: ['https://a.com'] },
    { tokenDomains: ['a.com'] },
    'tokenDomains must be domain names',
  ],
  [
    '24 KiB of a body',
    { bodyInspection: { apiGateway: 24 as 32 } },
    { bodyInspection: { apiGateway: 32 } },
    'bodyInspection.apiGateway must be one of 16, 32, 48, 64, got 24',
  ],
  [
    "a distribution's bodies in a region",
    { bodyInspection: { cloudfront: 32 } },
    { bodyInspection: { apiGateway: 32 } },
    'bodyInspection.cloudfront must go with scope CLOUDFRONT, got REGIONAL',
  ],
  ['a metric with a space', { metricName: 'a b' }, { metricName: 'a-b' }, 'metricName must be'],
])('%s', (_what, refused, neighbour, problem) => {
  it('is refused', () => {
    expect(() => site(refused)).toThrow(problem);
  });

  it('has a neighbour that is taken', () => {
    expect(() => site(neighbour)).not.toThrow();
  });
});

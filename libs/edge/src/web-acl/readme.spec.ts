import { AwsStack, Key } from '@archway/core';
import { itPlans, planOffline, readBack, testApp } from '@archway/testing';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { Construct } from 'constructs';
// #region waf
import { IpSet, RequestField, RuleAction, Statement, WebAcl } from '@archway/edge';

/** The office may do anything; everybody else proves to be a browser before logging in, and meets the default protection. */
function protectSite(scope: Construct, usEast1: AwsProvider): WebAcl {
  const office = new IpSet(scope, 'Office', {
    scope: 'CLOUDFRONT',
    addresses: ['203.0.113.0/24'],
    provider: usEast1,
  });
  return new WebAcl(scope, 'Site', {
    scope: 'CLOUDFRONT',
    provider: usEast1,
    rules: [
      { name: 'Office', statement: Statement.ipSet(office), action: RuleAction.allow() },
      {
        name: 'Login',
        statement: Statement.and(
          Statement.byteMatch({
            field: RequestField.uriPath,
            position: 'STARTS_WITH',
            searchString: '/login',
            transformations: ['LOWERCASE'],
          }),
          Statement.not(Statement.geo(['DE', 'AT', 'CH'])),
        ),
        action: RuleAction.challenge(),
      },
    ],
  });
}
// #endregion
import type { MatchStatement, RateBasedStatement, WafRule } from '@archway/edge';
import {
  FirewallManagerAdministrator,
  FirewallManagerPolicy,
  FirewallManagerProtection,
  RateKey,
  RegexPatternSet,
  RuleGroup,
  ShieldProtection,
  ShieldProtectionGroup,
  ShieldResponseTeam,
  ShieldSubscription,
  WafLogDestination,
} from '@archway/edge';

/** The example of rule groups and rate limits in the README. */
function shareRules(scope: Construct): WebAcl {
  // #region rule-group
  const login = new RuleGroup(scope, 'Login', {
    scope: 'REGIONAL',
    rules: [
      {
        name: 'Attempts',
        statement: Statement.rateBased({
          limit: 20,
          windowSeconds: 60,
          aggregateBy: { keys: [RateKey.ip, RateKey.header('user-agent', 'LOWERCASE')] },
          scopeDown: Statement.byteMatch({
            field: RequestField.uriPath,
            position: 'EXACTLY',
            searchString: '/login',
          }),
        }),
        action: RuleAction.block({ responseCode: 429, bodyKey: 'slow-down' }),
        labels: ['login:too-many'],
      },
    ],
    customResponseBodies: {
      'slow-down': { contentType: 'TEXT_PLAIN', content: 'Too many attempts' },
    },
  });
  const api = new WebAcl(scope, 'Api', {
    scope: 'REGIONAL',
    rules: [{ name: 'Login', statement: Statement.ruleGroup(login) }],
    logging: { destination: WafLogDestination.newLogGroup({ retentionDays: 30 }) },
  });
  // #endregion
  return api;
}

/** The example of Shield Advanced in the README. */
function shield(scope: Construct, distributionArn: string): void {
  // #region shield
  const site = new ShieldProtection(scope, 'SiteUnderShield', {
    resourceArn: distributionArn,
    automaticResponse: 'COUNT',
  });
  new ShieldProtectionGroup(scope, 'Public', {
    members: { protections: [site] },
    aggregation: 'MAX',
  });
  new ShieldResponseTeam(scope, 'ResponseTeam', {
    contacts: [{ emailAddress: 'security@example.com', phoneNumber: '+4930123456' }],
  });
  // #endregion
}

/** The example of Firewall Manager in the README. */
function govern(scope: Construct): void {
  // #region firewall-manager
  new FirewallManagerPolicy(scope, 'EveryLoadBalancer', {
    protection: FirewallManagerProtection.webAcl({
      first: [{ managedGroup: 'AWSManagedRulesCommonRuleSet', countOnly: true }],
    }),
    resourceTypes: ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    include: { units: ['ou-ab12-0123abcd'] },
  });
  // #endregion
}

const ENVIRONMENT = { accountId: '111122223333', region: 'us-east-1', stage: 'test' };
const DISTRIBUTION = 'arn:aws:cloudfront::111122223333:distribution/E1EXAMPLE';

function examples(): AwsStack {
  const stack = new AwsStack(testApp(), 'site', ENVIRONMENT);
  const usEast1 = new AwsProvider(stack, 'us-east-1', { alias: 'use1', region: 'us-east-1' });
  protectSite(stack, usEast1);
  shareRules(stack).protect(
    'LoadBalancer',
    'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/shop/0123456789abcdef',
  );
  shield(stack, DISTRIBUTION);
  govern(stack);
  return stack;
}

const scope = 'CLOUDFRONT';
const uriPath = RequestField.uriPath;
const german = Statement.geo(['DE'], { headerName: 'X-Real-Ip' });

/** Every statement that can be nested, and every part of a request. */
function matchEverything(stack: AwsStack): MatchStatement {
  const set = new IpSet(stack, 'V6', { scope, addresses: ['2001:db8::/32', '2001:db9::1'] });
  const patternSet = new RegexPatternSet(stack, 'Probes', {
    scope,
    patterns: [String.raw`(?i)\.(php|asp)$`, '^/wp-'],
  });
  const fields = [
    RequestField.allQueryArguments,
    RequestField.method,
    RequestField.queryString,
    RequestField.body('MATCH'),
    RequestField.jsonBody({ includedPaths: ['/a'], invalidFallbackBehavior: 'MATCH' }),
    RequestField.jsonBody(),
    RequestField.header('X-Api'),
    RequestField.headers(),
    RequestField.headers({ include: ['accept'], matchScope: 'KEY' }),
    RequestField.headerOrder(),
    RequestField.cookies({ exclude: ['session'] }),
    RequestField.queryArgument('q'),
    RequestField.uriFragment(),
  ];
  const fingerprints = [RequestField.ja3Fingerprint(), RequestField.ja4Fingerprint()];
  return Statement.or(
    Statement.not(Statement.and(german, Statement.asn([64_496], {}))),
    Statement.ipSet(set, { position: 'ANY' }),
    Statement.label('seen:regex'),
    Statement.labelNamespace('seen:'),
    ...fields.map((field) =>
      Statement.byteMatch({ field, position: 'CONTAINS', searchString: 'x' }),
    ),
    ...fingerprints.map((field) =>
      Statement.byteMatch({ field, position: 'EXACTLY', searchString: '0'.repeat(32) }),
    ),
    Statement.regex({ field: uriPath, regex: '^/(a|b)' }),
    Statement.regexSet({ field: uriPath, patternSet }),
    Statement.size({ field: uriPath, comparison: 'GT', sizeBytes: 8_192 }),
    Statement.sqli({
      field: uriPath,
      sensitivity: 'HIGH',
      transformations: ['URL_DECODE', 'HTML_ENTITY_DECODE'],
    }),
    Statement.xss({ field: uriPath }),
  );
}

/** Everything that requests can be counted by. */
const RATE_LIMITS: readonly RateBasedStatement[] = [
  Statement.rateBased({
    limit: 10,
    aggregateBy: 'CONSTANT',
    scopeDown: Statement.and(german, Statement.not(german)),
  }),
  Statement.rateBased({ limit: 10, aggregateBy: { forwardedIp: {} } }),
  Statement.rateBased({
    limit: 10,
    aggregateBy: {
      keys: [
        RateKey.forwardedIp,
        RateKey.httpMethod,
        RateKey.cookie('id'),
        RateKey.queryArgument('q'),
        RateKey.queryString(),
      ],
      forwardedIp: {},
    },
  }),
  Statement.rateBased({
    limit: 10,
    aggregateBy: {
      keys: [
        RateKey.uriPath('LOWERCASE'),
        RateKey.labelNamespace('seen:'),
        RateKey.ja3Fingerprint(),
        RateKey.ja4Fingerprint(),
      ],
    },
  }),
];

/** Every kind of group, and every action. */
function groups(stack: AwsStack): readonly WafRule[] {
  const own = new RuleGroup(stack, 'Group', {
    scope,
    capacity: 500,
    rules: [
      { name: 'Place', statement: Statement.not(german), action: RuleAction.count({ seen: 'y' }) },
    ],
  });
  const form = { payloadType: 'JSON', usernameField: '/u', passwordField: '/p' } as const;
  const ruleActions = {
    Place: RuleAction.allow({ seen: 'y' }),
    Count: RuleAction.count(),
    Captcha: RuleAction.captcha(),
    Challenge: RuleAction.challenge({ passed: 'y' }),
    Block: RuleAction.block({ responseCode: 403, bodyKey: 'sorry', headers: { 'x-why': 'waf' } }),
  };
  return [
    { name: 'Group', statement: Statement.ruleGroup(own, { ruleActions }) },
    {
      name: 'Bots',
      statement: Statement.botControl(
        { inspectionLevel: 'TARGETED', enableMachineLearning: true },
        { scopeDown: Statement.not(german) },
      ),
    },
    {
      name: 'Takeover',
      statement: Statement.accountTakeoverPrevention(
        {
          loginPath: '/login',
          ...form,
          responseInspection: { statusCode: { success: [200], failure: [401] } },
        },
        { ruleActions },
      ),
    },
    {
      name: 'Signup',
      statement: Statement.accountCreationPrevention({
        creationPath: '/signup',
        registrationPagePath: '/register',
        ...form,
        emailField: '/e',
        phoneNumberFields: ['/t'],
        addressFields: ['/street', '/town'],
        responseInspection: { json: { identifier: '/ok', success: ['yes'], failure: ['no'] } },
      }),
      countOnly: true,
    },
  ];
}

/** What a web ACL can be told. */
function webAclWithEverything(stack: AwsStack): void {
  new WebAcl(stack, 'All', {
    scope,
    description: 'everything',
    defaultProtection: false,
    defaultAction: RuleAction.block({
      responseCode: 302,
      headers: { Location: 'https://example.com' },
    }),
    tokenDomains: ['example.com'],
    captchaImmunitySeconds: 60,
    challengeImmunitySeconds: 300,
    bodyInspection: { cloudfront: 64 },
    customResponseBodies: { sorry: { contentType: 'TEXT_HTML', content: '<p>Sorry' } },
    logging: {
      destination: WafLogDestination.newLogGroup({ encryptionKey: new Key(stack, 'LogKey') }),
      redact: ['method', 'query-string', 'uri-path', { header: 'Authorization' }],
      filters: {
        defaultBehavior: 'DROP',
        filters: [
          {
            behavior: 'KEEP',
            requirement: 'MEETS_ANY',
            conditions: [{ action: 'BLOCK' }, { label: 'awswaf:111122223333:webacl:x:y' }],
          },
        ],
      },
    },
    rules: [
      {
        name: 'Match',
        statement: matchEverything(stack),
        action: RuleAction.challenge(),
        challengeImmunitySeconds: 600,
        captchaImmunitySeconds: 600,
        labels: ['seen:regex'],
      },
      ...RATE_LIMITS.map((statement, index) => ({
        name: `Rate${index}`,
        statement,
        action: RuleAction.block({ responseCode: 429, bodyKey: 'sorry' }),
      })),
      ...groups(stack),
    ],
  });
}

/** What Firewall Manager can be told. */
function policies(stack: AwsStack): void {
  new ShieldSubscription(stack, 'Subscription');
  new FirewallManagerAdministrator(stack, 'Administrator', { accountId: '444455556666' });
  new FirewallManagerPolicy(stack, 'Shielded', {
    protection: FirewallManagerProtection.shield({ automaticResponse: 'BLOCK' }),
    resourceTypes: ['AWS::CloudFront::Distribution'],
  });
  const others = {
    ShieldedRegion: FirewallManagerProtection.shield(),
    Common: FirewallManagerProtection.securityGroupsCommon({
      securityGroupIds: ['sg-0123456789abcdef0'],
    }),
    Content: FirewallManagerProtection.securityGroupsContent({
      securityGroupIds: ['sg-0123456789abcdef0'],
      action: 'DENY',
    }),
    Usage: FirewallManagerProtection.securityGroupsUsage({ deleteUnused: true, delayMinutes: 60 }),
    Firewall: FirewallManagerProtection.networkFirewall({
      statefulRuleGroupArns: [
        'arn:aws:network-firewall:us-east-1:111122223333:stateful-rulegroup/egress',
      ],
    }),
    Dns: FirewallManagerProtection.dnsFirewall({
      first: [{ ruleGroupId: 'rslvr-frg-0123456789abcdef', priority: 10 }],
    }),
  };
  for (const [id, protection] of Object.entries(others)) {
    new FirewallManagerPolicy(stack, id, {
      protection,
      exclude: { accounts: ['777788889999'] },
      resourceTags: { tags: { Tier: 'public' }, match: 'INCLUDE' },
    });
  }
}

it('synthesizes the examples without a warning', () => {
  expect(readBack(examples()).warnings).toEqual([]);
});

// One plan for all: the provider takes about a second for each rule of a web ACL, whatever stands in it.
itPlans('plans the examples, and everything that can be said, with the real provider', () => {
  const stack = examples();
  webAclWithEverything(stack);
  policies(stack);
  new WebAcl(stack, 'Deep', {
    scope,
    defaultProtection: false,
    rules: [
      {
        name: 'Four',
        statement: Statement.or(
          german,
          Statement.and(german, Statement.or(german, Statement.not(german))),
        ),
        action: RuleAction.block(),
      },
    ],
  });
  const plan = planOffline(stack);
  expect(plan.inventory).toEqual({
    aws_cloudwatch_log_group: 2,
    aws_cloudwatch_log_resource_policy: 2,
    aws_fms_admin_account: 1,
    aws_fms_policy: 8,
    aws_iam_role: 1,
    aws_iam_role_policy_attachment: 1,
    aws_kms_key: 1,
    aws_kms_key_policy: 1,
    aws_shield_application_layer_automatic_response: 1,
    aws_shield_drt_access_role_arn_association: 1,
    aws_shield_proactive_engagement: 1,
    aws_shield_protection: 1,
    aws_shield_protection_group: 1,
    aws_shield_subscription: 1,
    aws_wafv2_ip_set: 2,
    aws_wafv2_regex_pattern_set: 1,
    aws_wafv2_rule_group: 2,
    aws_wafv2_web_acl: 4,
    aws_wafv2_web_acl_association: 1,
    aws_wafv2_web_acl_logging_configuration: 2,
  });
  const rule = plan
    .at('aws_wafv2_web_acl.All')
    .rule.find(({ name }: { readonly name: string }) => name === 'Match');
  expect(rule.statement[0].or_statement[0].statement).toHaveLength(24);
});

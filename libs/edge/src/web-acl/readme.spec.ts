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

const ENVIRONMENT = { accountId: '111122223333', region: 'eu-central-1', stage: 'test' };
const DISTRIBUTION = 'arn:aws:cloudfront::111122223333:distribution/E1EXAMPLE';

function examples(): AwsStack {
  const stack = new AwsStack(testApp(), 'site', ENVIRONMENT);
  const usEast1 = new AwsProvider(stack, 'us-east-1', { alias: 'use1', region: 'us-east-1' });
  protectSite(stack, usEast1);
  shareRules(stack).protect(
    'LoadBalancer',
    'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/shop/0123456789abcdef',
  );
  shield(stack, DISTRIBUTION);
  govern(stack);
  return stack;
}

/** What statements, actions and policies can say, all at once. */
function everything(stack: AwsStack): void {
  const scope = 'CLOUDFRONT';
  const ipSet = new IpSet(stack, 'V6', { scope, addresses: ['2001:db8::/32', '2001:db9::1'] });
  const patternSet = new RegexPatternSet(stack, 'Probes', {
    scope,
    patterns: [String.raw`(?i)\.(php|asp)$`, '^/wp-'],
  });
  const leaf = Statement.geo(['DE'], { headerName: 'X-Real-Ip' });
  const field = RequestField.uriPath;
  const group = new RuleGroup(stack, 'Group', {
    scope,
    capacity: 500,
    rules: [
      { name: 'Asn', statement: Statement.asn([64_496], {}), action: RuleAction.captcha() },
      {
        name: 'Three',
        statement: Statement.not(Statement.or(Statement.and(leaf, leaf), leaf)),
        action: RuleAction.count({ seen: 'yes' }),
      },
    ],
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
  const form = { payloadType: 'JSON', usernameField: '/u', passwordField: '/p' } as const;
  new WebAcl(stack, 'All', {
    scope,
    description: 'everything',
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
      ...fields.map((each, index) => ({
        name: `Field${index}`,
        statement: Statement.byteMatch({ field: each, position: 'CONTAINS', searchString: 'x' }),
        action: RuleAction.block({ responseCode: 403, bodyKey: 'sorry' }),
      })),
      {
        name: 'Ja3',
        statement: Statement.byteMatch({
          field: RequestField.ja3Fingerprint(),
          position: 'EXACTLY',
          searchString: '0'.repeat(32),
        }),
        action: RuleAction.challenge(),
        challengeImmunitySeconds: 600,
      },
      {
        name: 'Ja4',
        statement: Statement.byteMatch({
          field: RequestField.ja4Fingerprint(),
          position: 'EXACTLY',
          searchString: '0'.repeat(36),
        }),
        action: RuleAction.captcha({ solved: 'yes' }),
        captchaImmunitySeconds: 600,
      },
      {
        name: 'Regex',
        statement: Statement.regex({ field, regex: '^/(a|b)' }),
        action: RuleAction.count(),
        labels: ['seen:regex'],
      },
      {
        name: 'RegexSet',
        statement: Statement.regexSet({ field, patternSet }),
        action: RuleAction.block(),
      },
      {
        name: 'Size',
        statement: Statement.size({ field, comparison: 'GT', sizeBytes: 8_192 }),
        action: RuleAction.block(),
      },
      {
        name: 'Sqli',
        statement: Statement.sqli({
          field,
          sensitivity: 'HIGH',
          transformations: ['URL_DECODE', 'HTML_ENTITY_DECODE'],
        }),
        action: RuleAction.block(),
      },
      { name: 'Xss', statement: Statement.xss({ field }), action: RuleAction.block() },
      {
        name: 'IpSet',
        statement: Statement.ipSet(ipSet, { position: 'ANY' }),
        action: RuleAction.allow({ known: 'yes' }),
      },
      {
        name: 'Label',
        statement: Statement.or(Statement.label('seen:regex'), Statement.labelNamespace('seen:')),
        action: RuleAction.block(),
      },
      {
        name: 'RateConstant',
        statement: Statement.rateBased({
          limit: 10,
          aggregateBy: 'CONSTANT',
          scopeDown: Statement.not(leaf),
        }),
        action: RuleAction.block(),
      },
      {
        name: 'RateForwarded',
        statement: Statement.rateBased({ limit: 10, aggregateBy: { forwardedIp: {} } }),
        action: RuleAction.block(),
      },
      {
        name: 'RateKeys',
        statement: Statement.rateBased({
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
        action: RuleAction.block(),
      },
      {
        name: 'MoreRateKeys',
        statement: Statement.rateBased({
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
        action: RuleAction.block(),
      },
      {
        name: 'Group',
        statement: Statement.ruleGroup(group, { ruleActions: { Asn: RuleAction.count() } }),
      },
      {
        name: 'Bots',
        statement: Statement.botControl(
          { inspectionLevel: 'TARGETED', enableMachineLearning: true },
          { scopeDown: Statement.not(leaf) },
        ),
      },
      {
        name: 'Takeover',
        statement: Statement.accountTakeoverPrevention({
          loginPath: '/login',
          ...form,
          responseInspection: { statusCode: { success: [200], failure: [401] } },
        }),
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
          responseInspection: {
            json: { identifier: '/ok', success: ['true'], failure: ['false'] },
          },
        }),
        countOnly: true,
      },
    ],
  });
  new WebAcl(stack, 'Deep', {
    scope,
    rules: [
      {
        name: 'Five',
        statement: Statement.or(
          leaf,
          Statement.and(leaf, Statement.or(leaf, Statement.and(leaf, Statement.not(leaf)))),
        ),
        action: RuleAction.block(),
      },
    ],
  });
  new ShieldSubscription(stack, 'Subscription');
  new FirewallManagerAdministrator(stack, 'Administrator', { accountId: '444455556666' });
  const policies = {
    Distributions: FirewallManagerProtection.webAcl({
      first: [{ ruleGroup: group }],
      last: [],
      replaceExisting: true,
    }),
    Shielded: FirewallManagerProtection.shield({ automaticResponse: 'BLOCK' }),
  };
  for (const [id, protection] of Object.entries(policies)) {
    new FirewallManagerPolicy(stack, id, {
      protection,
      resourceTypes: ['AWS::CloudFront::Distribution'],
    });
  }
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

itPlans('plans the examples with the real provider', () => {
  const plan = planOffline(examples());
  expect(plan.inventory).toMatchObject({
    aws_wafv2_web_acl: 2,
    aws_wafv2_rule_group: 1,
    aws_wafv2_web_acl_logging_configuration: 1,
    aws_shield_protection: 1,
    aws_fms_policy: 1,
  });
});

itPlans('plans everything that can be said with the real provider', () => {
  const stack = new AwsStack(testApp(), 'all', { ...ENVIRONMENT, region: 'us-east-1' });
  everything(stack);
  const plan = planOffline(stack);
  expect(plan.inventory).toMatchObject({ aws_wafv2_web_acl: 2, aws_fms_policy: 8 });
  expect(plan.at('aws_wafv2_web_acl.All').rule).toHaveLength(34);
});

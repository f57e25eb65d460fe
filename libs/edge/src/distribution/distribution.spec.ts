import { synth, TEST_ENVIRONMENT } from '@archway/testing';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { CloudfrontMonitoringSubscription } from '@cdktf/provider-aws/lib/cloudfront-monitoring-subscription';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { CachePolicy } from '../cache-policy/cache-policy';
import { CloudFrontFunction } from '../cloudfront-function/cloudfront-function';
import { KeyGroup } from '../key-group/key-group';
import { PrivateBucket } from '../origin/fixtures/private-bucket';
import { HttpOrigin } from '../origin/http-origin/http-origin';
import { OriginGroup } from '../origin/origin-group/origin-group';
import { S3Origin } from '../origin/s3-origin/s3-origin';
import { OriginRequestPolicy } from '../origin-request-policy/origin-request-policy';
import type { AliasDestination } from '../record/alias-target';
import { WebAcl } from '../web-acl/web-acl';
import type { BehaviorOptions } from './behavior-options';
import { Distribution } from './distribution';
import type { DistributionProps } from './distribution-props';

type Given = Partial<DistributionProps> | ((scope: Construct) => Partial<DistributionProps>);

const site = (given: Given = {}, behavior: Partial<BehaviorOptions> = {}) =>
  synth((scope) => {
    const origin = new HttpOrigin(scope, 'Api', { domainName: 'api.example.com' });
    new Distribution(scope, 'Site', {
      defaultBehavior: { origin, ...behavior },
      ...(typeof given === 'function' ? given(scope) : given),
    });
  });

const distributionOf = (given?: Given, behavior?: Partial<BehaviorOptions>) =>
  site(given, behavior).only(CloudfrontDistribution);

const certificateIn =
  (region: string | undefined, arn = 'arn:aws:acm:us-east-1:111122223333:certificate/1') =>
  (scope: Construct) =>
    Object.assign(new Construct(scope, 'Certificate'), { certificateArn: arn, region });

const certificateFor = (domainNames: readonly string[] | undefined) => (scope: Construct) =>
  Object.assign(certificateIn('us-east-1')(scope), { domainNames });

const named =
  (props: Partial<DistributionProps> = {}) =>
  (scope: Construct) => ({
    aliases: ['www.example.com'],
    certificate: certificateIn('us-east-1')(scope),
    ...props,
  });

it('is HTTPS, HTTP/3 and IPv6, with security headers and without a name', () => {
  const stack = site();
  expect(stack.inventory).toEqual({ aws_cloudfront_distribution: 1 });
  expect(stack.at('aws_cloudfront_distribution.Site')).toEqual({
    enabled: true,
    http_version: 'http2and3',
    is_ipv6_enabled: true,
    price_class: 'PriceClass_All',
    origin: [expect.objectContaining({ origin_id: 'Api' })],
    default_cache_behavior: {
      target_origin_id: 'Api',
      trusted_key_groups: [],
      allowed_methods: ['GET', 'HEAD'],
      cached_methods: ['GET', 'HEAD'],
      compress: true,
      viewer_protocol_policy: 'redirect-to-https',
      cache_policy_id: '658327ea-f89d-4fab-a63d-7e88639e58f6',
      response_headers_policy_id: '67f7725c-6f97-4210-82d7-5512b31e9d03',
    },
    restrictions: { geo_restriction: { restriction_type: 'none' } },
    viewer_certificate: { cloudfront_default_certificate: true },
  });
});

it('has names, with TLS 1.2', () => {
  expect(distributionOf(named())).toMatchObject({
    aliases: ['www.example.com'],
    viewer_certificate: {
      acm_certificate_arn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
      ssl_support_method: 'sni-only',
      minimum_protocol_version: 'TLSv1.2_2021',
    },
  });
});

it('does what a behavior says', () => {
  const behavior = distributionOf(
    {},
    {
      cachePolicy: CachePolicy.managed('CachingDisabled'),
      originRequestPolicy: OriginRequestPolicy.managed('AllViewer'),
      responseHeadersPolicy: 'none',
      compress: false,
      viewerProtocolPolicy: 'https-only',
      allowedMethods: 'ALL',
      cacheOptions: true,
      grpc: true,
      realtimeLogConfigArn: 'arn:aws:cloudfront::111122223333:realtime-log-config/a',
      trustedKeyGroups: [KeyGroup.fromKeyGroupId('group')],
      functions: {
        viewerRequest: CloudFrontFunction.fromFunctionArn('arn:function/in'),
        viewerResponse: CloudFrontFunction.fromFunctionArn('arn:function/out'),
      },
      edgeLambdas: {
        originRequest: {
          functionVersionArn: 'arn:aws:lambda:us-east-1:111122223333:function:in:1',
          includeBody: true,
        },
        originResponse: {
          functionVersionArn: 'arn:aws:lambda:us-east-1:111122223333:function:out:2',
        },
      },
    },
  ).default_cache_behavior;
  expect(behavior).toEqual({
    target_origin_id: 'Api',
    cache_policy_id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    origin_request_policy_id: '216adef6-5c7f-47e4-b989-5492eafa07d3',
    compress: false,
    viewer_protocol_policy: 'https-only',
    allowed_methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
    cached_methods: ['GET', 'HEAD', 'OPTIONS'],
    grpc_config: { enabled: true },
    realtime_log_config_arn: 'arn:aws:cloudfront::111122223333:realtime-log-config/a',
    trusted_key_groups: ['group'],
    function_association: [
      { event_type: 'viewer-request', function_arn: 'arn:function/in' },
      { event_type: 'viewer-response', function_arn: 'arn:function/out' },
    ],
    lambda_function_association: [
      {
        event_type: 'origin-request',
        lambda_arn: 'arn:aws:lambda:us-east-1:111122223333:function:in:1',
        include_body: true,
      },
      {
        event_type: 'origin-response',
        lambda_arn: 'arn:aws:lambda:us-east-1:111122223333:function:out:2',
      },
    ],
  });
});

it('is what its other props say', () => {
  const stack = site({
    defaultRootObject: 'index.html',
    errorResponses: [
      { status: 403, page: { path: '/404.html', status: 404 }, cachingMinTtlSeconds: 60 },
      { status: 500 },
    ],
    geoRestriction: { allow: ['DE', 'FR'] },
    legacyAccessLogs: { bucketDomainName: 'logs.s3.amazonaws.com' },
    httpVersion: 'http2',
    ipv6: false,
    priceClass: 'PriceClass_100',
    comment: 'the site',
    enabled: false,
    additionalMetrics: true,
  });
  expect(stack.only(CloudfrontDistribution)).toMatchObject({
    default_root_object: 'index.html',
    custom_error_response: [
      {
        error_code: 403,
        response_page_path: '/404.html',
        response_code: 404,
        error_caching_min_ttl: 60,
      },
      { error_code: 500 },
    ],
    restrictions: { geo_restriction: { restriction_type: 'whitelist', locations: ['DE', 'FR'] } },
    logging_config: { bucket: 'logs.s3.amazonaws.com', include_cookies: false },
    http_version: 'http2',
    is_ipv6_enabled: false,
    price_class: 'PriceClass_100',
    comment: 'the site',
    enabled: false,
  });
  expect(stack.only(CloudfrontMonitoringSubscription)).toEqual({
    distribution_id: '${aws_cloudfront_distribution.Site.id}',
    monitoring_subscription: {
      realtime_metrics_subscription_config: { realtime_metrics_subscription_status: 'Enabled' },
    },
  });
});

it('does not answer some countries', () => {
  expect(distributionOf({ geoRestriction: { deny: ['AQ'] } }).restrictions).toEqual({
    geo_restriction: { restriction_type: 'blacklist', locations: ['AQ'] },
  });
});

// #region add-behavior
it('takes another bucket as origin, and closes it to everybody else', () => {
  const stack = synth((scope) => {
    const site = new HttpOrigin(scope, 'Server', { domainName: 'server.example.com' });
    const distribution = new Distribution(scope, 'Site', { defaultBehavior: { origin: site } });
    const bucket = new PrivateBucket(scope, 'Images');
    distribution.addBehavior('/images/*', {
      origin: new S3Origin(scope, 'ImageOrigin', { bucket }),
    });
  });
  expect(stack.only(CloudfrontDistribution)).toMatchObject({
    origin: [{ origin_id: 'Server' }, { origin_id: 'ImageOrigin' }],
    ordered_cache_behavior: [{ path_pattern: '/images/*', target_origin_id: 'ImageOrigin' }],
  });
  const [statement] = JSON.parse(stack.only(S3BucketPolicy).policy).Statement;
  expect(statement.Condition.ArnEquals).toEqual({
    'aws:SourceArn': '${aws_cloudfront_distribution.Site.arn}',
  });
});
// #endregion

it('names an origin once, in whatever behaviors it stands', () => {
  const stack = synth((scope) => {
    const server = new HttpOrigin(scope, 'Server', { domainName: 'server.example.com' });
    const bucket = new PrivateBucket(scope, 'Bucket');
    const pages = new S3Origin(new Construct(scope, 'Content'), 'Pages', { bucket });
    const both = new OriginGroup(scope, 'Both', { primary: pages, fallback: server });
    const distribution = new Distribution(scope, 'Site', {
      defaultBehavior: { origin: both },
      behaviors: [{ pathPattern: '/a', origin: pages }],
    });
    distribution.addBehavior('/b', { origin: server });
    distribution.addBehavior('/c', { origin: both });
  });
  const { origin, origin_group: groups } = stack.only(CloudfrontDistribution);
  expect(origin.map((each: { origin_id: string }) => each.origin_id)).toEqual([
    'Content-Pages',
    'Server',
  ]);
  expect(groups).toHaveLength(1);
  expect(JSON.parse(stack.only(S3BucketPolicy).policy).Statement).toHaveLength(1);
});

it('takes a web ACL of CloudFront, and no other', () => {
  const withAcl = (scope: 'CLOUDFRONT' | 'REGIONAL') =>
    distributionOf((stack) => ({
      webAcl: Object.assign(new Construct(stack, 'Acl'), { webAclArn: 'arn:acl', scope }),
    }));
  expect(withAcl('CLOUDFRONT').web_acl_id).toBe('arn:acl');
  expect(() => withAcl('REGIONAL')).toThrow('webAcl must be of scope CLOUDFRONT, got REGIONAL');
});

describe('as the target of an alias', () => {
  const bind = (recordName: string, props: Partial<DistributionProps> = {}) => {
    const found: AliasDestination[] = [];
    const stack = synth((scope) => {
      const origin = new HttpOrigin(scope, 'Api', { domainName: 'api.example.com' });
      const distribution = new Distribution(scope, 'Site', {
        defaultBehavior: { origin },
        ...named({ aliases: ['www.example.com', '*.example.org'], ...props })(scope),
      });
      const record = Object.assign(new Construct(scope, 'Record'), { recordName, recordType: 'A' });
      const { dnsName: name, hostedZoneId: zoneId, ...others } = distribution.bindAlias(record);
      found.push({ dnsName: name, hostedZoneId: zoneId, ...others });
      new Route53Record(scope, 'Alias', {
        name: 'www.example.com',
        type: 'A',
        zoneId: 'Z1',
        alias: { name, zoneId, evaluateTargetHealth: others.evaluateTargetHealthAllowed },
      });
    });
    return { alias: stack.only(Route53Record).alias, recordTypes: found[0]?.recordTypes };
  };

  it('does not let Route 53 ask for its health', () => {
    expect(bind('www.example.com').alias).toEqual({
      name: '${aws_cloudfront_distribution.Site.domain_name}',
      zone_id: '${aws_cloudfront_distribution.Site.hosted_zone_id}',
      evaluate_target_health: false,
    });
  });

  it('answers AAAA unless it has no IPv6', () => {
    expect(bind('www.example.com').recordTypes).toContain('AAAA');
    expect(bind('www.example.com', { ipv6: false }).recordTypes).not.toContain('AAAA');
  });

  it.each(['WWW.example.com.', 'a.b.example.org', Token.asString({ resolve: () => 'name' })])(
    'takes a record %p',
    (name) => expect(() => bind(name)).not.toThrow(),
  );

  it.each(['example.com', 'example.org', 'api.example.com'])('refuses a record %p', (name) => {
    expect(() => bind(name)).toThrow(
      `name must be one of the aliases of test/Site (www.example.com, *.example.org), which answers no other, got "${name}"`,
    );
  });
});

it.each([
  ['aws', 'Z2FDTNDATAQYW2'],
  ['aws-cn', 'Z3RFFRIM2A3IF5'],
])('can be one that others deploy, in the partition %s', (partition, hostedZoneId) => {
  synth((stack) => {
    const scope = new Construct(stack, 'Scope');
    scope.node.setContext('archway:environment', { ...TEST_ENVIRONMENT, partition });
    const distribution = Distribution.fromDistributionAttributes(scope, 'Shared', {
      distributionArn: 'arn:aws:cloudfront::111122223333:distribution/E1',
      distributionId: 'E1',
      distributionDomainName: 'd1.cloudfront.net',
    });
    const record = Object.assign(new Construct(scope, 'Record'), {
      recordName: 'www.example.com',
      recordType: 'A',
    });
    expect(distribution.bindAlias(record)).toEqual({
      dnsName: 'd1.cloudfront.net',
      hostedZoneId,
      evaluateTargetHealthAllowed: false,
      recordTypes: ['A', 'AAAA', 'HTTPS'],
    });
  });
});

const EDGE = 'arn:aws:lambda:us-east-1:111122223333:function:sign';
const cloudFrontFunction = CloudFrontFunction.fromFunctionArn('arn:function/a');
const groups = (count: number) =>
  Array.from({ length: count }, (_, at) => KeyGroup.fromKeyGroupId(`g${at}`));

it.each<Partial<BehaviorOptions>>([
  { allowedMethods: 'GET_HEAD_OPTIONS', cacheOptions: true },
  { trustedKeyGroups: groups(4) },
  {
    functions: { viewerRequest: cloudFrontFunction },
    edgeLambdas: { originResponse: { functionVersionArn: `${EDGE}:12` } },
  },
  {
    edgeLambdas: { viewerRequest: { functionVersionArn: Token.asString({ resolve: () => 'a' }) } },
  },
])('accepts a behavior with %j', (behavior) => {
  expect(() => site({}, behavior)).not.toThrow();
});

it.each<[Partial<BehaviorOptions>, string]>([
  [{ cacheOptions: true }, 'defaultBehavior.cacheOptions needs allowedMethods GET_HEAD_OPTIONS'],
  [{ grpc: true }, 'defaultBehavior.grpc needs allowedMethods ALL, got "GET_HEAD"'],
  [{ allowedMethods: 'POST' as 'ALL' }, 'defaultBehavior.allowedMethods must be one of GET_HEAD'],
  [{ trustedKeyGroups: groups(5) }, 'defaultBehavior.trustedKeyGroups must be 1 to 4, got 5'],
  [{ trustedKeyGroups: [] }, 'defaultBehavior.trustedKeyGroups must be 1 to 4, got 0'],
  [
    {
      functions: { viewerRequest: cloudFrontFunction },
      edgeLambdas: { viewerResponse: { functionVersionArn: `${EDGE}:12` } },
    },
    'defaultBehavior must not have CloudFront functions and Lambda@Edge at viewer events',
  ],
  ...[EDGE, `${EDGE}:$LATEST`, `${EDGE}:live`, `${EDGE.replace('us-east-1', 'eu-west-1')}:1`].map(
    (functionVersionArn): [Partial<BehaviorOptions>, string] => [
      { edgeLambdas: { originRequest: { functionVersionArn } } },
      `defaultBehavior.edgeLambdas.originRequest must be the ARN of a numbered version in us-east-1, got "${functionVersionArn}"`,
    ],
  ),
])('refuses a behavior with %j', (behavior, problem) => {
  expect(() => site({}, behavior)).toThrow(`Distribution 'test/Site': ${problem}`);
});

describe('paths', () => {
  const paths = (...patterns: readonly string[]) =>
    distributionOf((scope) => {
      const origin = new HttpOrigin(scope, 'Other', { domainName: 'other.example.com' });
      return { behaviors: patterns.map((pathPattern) => ({ pathPattern, origin })) };
    });

  it('are tried in the order in which they stand', () => {
    const patterns = ['/images/raw/*', '/images/*', '*.jpg', '/a?c/$_-.~"\'@:+&'];
    const { ordered_cache_behavior: behaviors } = paths(...patterns);
    expect(behaviors.map((each: { path_pattern: string }) => each.path_pattern)).toEqual(patterns);
  });

  it.each([
    [['/a', '/a'], 'pathPattern must be unique, got "/a" twice'],
    [['/a', 'a'], 'pathPattern must be unique, got "a" twice'],
    [
      ['/images/*', '/images/raw/*'],
      'pathPattern "/images/raw/*" is never reached behind "/images/*", which takes all of it: put it first',
    ],
    [['/ä'], 'pathPattern must be 1 to 255 letters, digits and'],
    [['/a b'], 'pathPattern must be 1 to 255 letters, digits and'],
    [['/'.padEnd(256, 'a')], 'pathPattern must be 1 to 255 letters, digits and'],
  ])('are refused: %j', (patterns, problem) => {
    expect(() => paths(...patterns)).toThrow(problem);
  });

  it('are refused when one is added twice', () => {
    expect(() =>
      synth((scope) => {
        const origin = new HttpOrigin(scope, 'Api', { domainName: 'api.example.com' });
        const distribution = new Distribution(scope, 'Site', { defaultBehavior: { origin } });
        distribution.addBehavior('/a', { origin });
        distribution.addBehavior('/a', { origin });
      }),
    ).toThrow(`Distribution 'test/Site': pathPattern must be unique, got "/a" twice`);
  });

  it('are named where something is wrong with their behavior', () => {
    expect(() =>
      site((scope) => ({
        behaviors: [
          {
            pathPattern: '/a',
            origin: new HttpOrigin(scope, 'B', { domainName: 'b.example.com' }),
            grpc: true,
          },
        ],
      })),
    ).toThrow('behavior "/a".grpc needs allowedMethods ALL');
  });

  it.each<[NonNullable<DistributionProps['httpVersion']>, string | undefined]>([
    ['http2', undefined],
    ['http3', 'httpVersion must include http2 for grpc, got "http3"'],
  ])('checks that %s carries the gRPC of any behavior', (httpVersion, problem) => {
    const make = () =>
      site((scope) => ({
        httpVersion,
        behaviors: [
          {
            pathPattern: '/a',
            origin: new HttpOrigin(scope, 'B', { domainName: 'b.example.com' }),
            allowedMethods: 'ALL',
            grpc: true,
          },
        ],
      }));
    if (problem === undefined) expect(make).not.toThrow();
    else expect(make).toThrow(problem);
  });
});

it('refuses to send what changes something to an origin group', () => {
  const withMethods = (allowedMethods: 'GET_HEAD_OPTIONS' | 'ALL') => () =>
    synth((scope) => {
      const primary = new HttpOrigin(scope, 'A', { domainName: 'a.example.com' });
      const fallback = new HttpOrigin(scope, 'B', { domainName: 'b.example.com' });
      const origin = new OriginGroup(scope, 'Both', { primary, fallback });
      new Distribution(scope, 'Site', { defaultBehavior: { origin, allowedMethods } });
    });
  expect(withMethods('GET_HEAD_OPTIONS')).not.toThrow();
  expect(withMethods('ALL')).toThrow(
    'defaultBehavior.allowedMethods must be GET_HEAD or GET_HEAD_OPTIONS for an origin group',
  );
});

it('refuses two origins of one id', () => {
  expect(() =>
    synth((scope) => {
      const one = new HttpOrigin(scope, 'A-B', { domainName: 'a.example.com' });
      const two = new HttpOrigin(new Construct(scope, 'A'), 'B', { domainName: 'b.example.com' });
      new Distribution(scope, 'Site', {
        defaultBehavior: { origin: one },
        behaviors: [{ pathPattern: '/b', origin: two }],
      });
    }),
  ).toThrow('origins must have ids of their own, got "A-B" twice: rename a construct');
});

it.each<Given>([
  named({ aliases: ['*.example.com', 'example.com'] }),
  named({ minimumTlsVersion: 'TLSv1.2_2018' }),
  (scope) => ({ aliases: ['www.example.com'], certificate: certificateIn(undefined)(scope) }),
  (scope) => ({
    certificate: certificateIn(undefined, Token.asString({ resolve: () => 'arn' }))(scope),
  }),
  { defaultRootObject: 'a'.repeat(255), comment: 'c'.repeat(128) },
  { errorResponses: [{ status: 404, cachingMinTtlSeconds: 31_536_000 }] },
])('accepts props (%#)', (props) => {
  expect(() => site(props)).not.toThrow();
});

it.each<[Given, string]>([
  [
    { aliases: ['www.example.com'] },
    'aliases need a certificate, got ["www.example.com"] without one',
  ],
  [named({ aliases: ['www'] }), 'aliases must be a host name such as www.example.com'],
  [named({ aliases: ['a.*.example.com'] }), 'aliases must have * as the whole first label'],
  [
    named({ aliases: ['a.example.com', 'A.example.com'] }),
    'aliases must be unique, got "a.example.com" twice',
  ],
  [
    (scope) => ({ certificate: certificateIn('eu-central-1')(scope) }),
    'certificate must be in us-east-1, got "eu-central-1"',
  ],
  [
    (scope) => ({
      certificate: certificateIn(undefined, 'arn:aws:acm:eu-west-1:1:certificate/1')(scope),
    }),
    'certificate must be in us-east-1, got "eu-west-1"',
  ],
  [{ minimumTlsVersion: 'TLSv1.2_2021' }, 'minimumTlsVersion needs a certificate'],
  [
    named({ minimumTlsVersion: 'TLSv1' as 'TLSv1.2_2018' }),
    'minimumTlsVersion must be one of TLSv1.2_2018, TLSv1.2_2019, TLSv1.2_2021',
  ],
  [{ defaultRootObject: '/index.html' }, 'defaultRootObject must be the name of a file without'],
  [{ defaultRootObject: 'a'.repeat(256) }, 'defaultRootObject must be the name of a file without'],
  [{ comment: 'c'.repeat(129) }, 'comment must be at most 128 characters long'],
  [
    { geoRestriction: { deny: ['UK'] } },
    'geoRestriction.deny must be a country code of ISO 3166-1 alpha-2 such as DE, got "UK"',
  ],
  [{ geoRestriction: { allow: [] } }, 'geoRestriction.allow must name a country, got []'],
  [
    { errorResponses: [{ status: 418 as 404 }] },
    'errorResponses.status must be one of 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504',
  ],
  [
    { errorResponses: [{ status: 404 }, { status: 404 }] },
    'errorResponses must hold every status once, got 404 twice',
  ],
  [
    { errorResponses: [{ status: 404, page: { path: '404.html', status: 404 } }] },
    `errorResponses.page.path must be a path that starts with '/'`,
  ],
  [
    { errorResponses: [{ status: 404, page: { path: '/a', status: 302 as 200 } }] },
    'errorResponses.page.status must be one of 200, 400',
  ],
  [
    { errorResponses: [{ status: 404, cachingMinTtlSeconds: -1 }] },
    'errorResponses.cachingMinTtlSeconds must be a whole number between 0 and 31536000, got -1',
  ],
])('refuses props (%#)', (props, problem) => {
  expect(() => site(props)).toThrow(`Distribution 'test/Site': ${problem}`);
});

it.each<[alias: string, names: readonly string[] | undefined]>([
  ['www.example.com', ['example.com', 'WWW.example.com']],
  ['www.example.com', ['*.example.com']],
  ['*.example.com', ['example.com', '*.example.com']],
  ['www.example.com', undefined],
  ['www.example.com', [Token.asString({ resolve: () => 'www.example.com' })]],
])('takes the alias %s with a certificate for %j', (alias, names) => {
  const props = (scope: Construct) => ({
    aliases: [alias],
    certificate: certificateFor(names)(scope),
  });
  expect(() => site(props)).not.toThrow();
});

it.each<[alias: string, names: readonly string[]]>([
  ['www.example.com', ['example.com']],
  ['example.com', ['*.example.com']],
  ['a.b.example.com', ['*.example.com']],
  ['*.example.com', ['www.example.com']],
])('refuses the alias %s with a certificate for %j', (alias, names) => {
  const props = (scope: Construct) => ({
    aliases: [alias],
    certificate: certificateFor(names)(scope),
  });
  expect(() => site(props)).toThrow(
    `aliases must be names of the certificate (${names.join(', ')}), got "${alias}"`,
  );
});

it.each([
  ['http1.1' as const, false],
  ['http2' as const, true],
])('checks that %s carries the gRPC of a behavior that is added', (httpVersion, carries) => {
  const make = () =>
    synth((scope) => {
      const origin = new HttpOrigin(scope, 'Api', { domainName: 'api.example.com' });
      const distribution = new Distribution(scope, 'Site', {
        httpVersion,
        defaultBehavior: { origin },
      });
      distribution.addBehavior('/rpc', { origin, grpc: true, allowedMethods: 'ALL' });
    });
  if (carries) expect(make).not.toThrow();
  else expect(make).toThrow('httpVersion must include http2 for grpc, got "http1.1"');
});

describe('a page in place of 403 and 404', () => {
  const errorResponses = [{ status: 404, page: { path: '/index.html', status: 200 } }] as const;

  it('is warned about beside an API, whose errors it would hide', () => {
    const { warnings } = site((scope) => ({
      errorResponses,
      behaviors: [
        {
          pathPattern: '/api/*',
          origin: new HttpOrigin(scope, 'Backend', { domainName: 'backend.example.com' }),
          allowedMethods: 'ALL',
        },
      ],
    }));
    expect(warnings).toEqual([
      expect.stringMatching(
        /^test\/Site: errorResponses for 404 also replace the answers of \/api\/\*, which takes writes: return the page from a function/,
      ),
    ]);
  });

  it('is warned about beside a web ACL, whose blocks it would hide', () => {
    const { warnings } = site((scope) => ({
      errorResponses,
      webAcl: WebAcl.fromWebAclAttributes(scope, 'Firewall', {
        webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/0123',
        scope: 'CLOUDFRONT',
      }),
    }));
    expect(warnings).toEqual([expect.stringContaining('also replace what the web ACL blocks')]);
  });

  it('is silent where only pages are served', () => {
    expect(site({ errorResponses }).warnings).toEqual([]);
  });
});

it('refuses gRPC without HTTP/2', () => {
  expect(() => site({ httpVersion: 'http1.1' }, { grpc: true, allowedMethods: 'ALL' })).toThrow(
    'httpVersion must include http2 for grpc, got "http1.1"',
  );
});

it('says all that is wrong at once', () => {
  expect(() => site({ comment: 'c'.repeat(129), defaultRootObject: '/a' }, { grpc: true })).toThrow(
    /grpc needs .*; defaultRootObject must be .*; comment must be/,
  );
});

import { problemsOf, stackOf, type Resources } from '../testing/observe';
import { foreignHostRule } from '../rules/foreign-host';
import { ignoredQueryString } from '../rules/ignored-query-string';
import { leakingCache } from '../rules/leaking-cache';
import { sharedErrorPage } from '../rules/shared-error-page';
import { websiteProtocol } from '../rules/website-protocol';
import { writableOrigin } from '../rules/writable-origin';

const OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';

const server = { origin_id: 'o', domain_name: 'app.example.com', custom_origin_config: {} };

const site = (
  behavior: object,
  origin: object = server,
  more: object = {},
  others: Resources = {},
) =>
  stackOf({
    aws_cloudfront_distribution: {
      D: { origin, default_cache_behavior: { target_origin_id: 'o', ...behavior }, ...more },
    },
    ...others,
  });

const SENDS =
  'aws_cloudfront_distribution.D: the default behavior sends cookies and the header Authorization to the origin and keeps the answers without them in the cache key';

it('finds what all viewers send to a cache without it', () => {
  const behavior = { cache_policy_id: OPTIMIZED, origin_request_policy_id: ALL_VIEWER };
  expect(problemsOf(leakingCache, site(behavior))).toEqual([SENDS]);
  expect(problemsOf(ignoredQueryString, site(behavior))).toHaveLength(1);
});

it.each<[string, object]>([
  ['nothing is kept', { cache_policy_id: DISABLED, origin_request_policy_id: ALL_VIEWER }],
  ['only the key is sent', { cache_policy_id: OPTIMIZED }],
  [
    'the policy is not known',
    { cache_policy_id: '${var.policy}', origin_request_policy_id: ALL_VIEWER },
  ],
  [
    'forwarded values are the key',
    { forwarded_values: { query_string: true, cookies: { forward: 'all' } } },
  ],
])('finds nothing where %s', (_, behavior) => {
  expect(problemsOf(leakingCache, site(behavior))).toEqual([]);
  expect(problemsOf(ignoredQueryString, site(behavior))).toEqual([]);
});

it('reads that query_string_cache_keys narrows the key alone', () => {
  const forwarded_values = {
    query_string: true,
    query_string_cache_keys: ['page'],
    cookies: { forward: 'none' },
  };
  expect(problemsOf(ignoredQueryString, site({ forwarded_values }))).toHaveLength(1);
});

it('reads policies of its own configuration', () => {
  const policies: Resources = {
    aws_cloudfront_cache_policy: {
      C: {
        max_ttl: 60,
        parameters_in_cache_key_and_forwarded_to_origin: {
          cookies_config: { cookie_behavior: 'whitelist', cookies: { items: ['theme'] } },
          headers_config: { header_behavior: 'none' },
          query_strings_config: { query_string_behavior: 'all' },
        },
      },
    },
    aws_cloudfront_origin_request_policy: {
      R: {
        cookies_config: { cookie_behavior: 'allExcept', cookies: { items: ['theme'] } },
        headers_config: { header_behavior: 'none' },
        query_strings_config: { query_string_behavior: 'all' },
      },
    },
  };
  const behavior = {
    cache_policy_id: '${aws_cloudfront_cache_policy.C.id}',
    origin_request_policy_id: '${aws_cloudfront_origin_request_policy.R.id}',
  };
  expect(problemsOf(leakingCache, site(behavior, server, {}, policies))).toEqual([
    SENDS.replace('cookies and the header Authorization', 'cookies'),
  ]);
  expect(problemsOf(ignoredQueryString, site(behavior, server, {}, policies))).toEqual([]);
});

const behind = (domain_name: string) =>
  site(
    { cache_policy_id: DISABLED, origin_request_policy_id: ALL_VIEWER },
    { ...server, domain_name },
  );

it.each([
  'a1b2c3.execute-api.eu-west-1.amazonaws.com',
  'abc.lambda-url.eu-west-1.on.aws',
  'photos.s3.eu-west-1.amazonaws.com',
  '${replace(replace(aws_lambda_function_url.F.function_url, "https://", ""), "/", "")}',
])('finds that %s refuses the host of a viewer', (domain) => {
  expect(problemsOf(foreignHostRule, behind(domain))).toHaveLength(1);
});

it.each(['app.example.com', 'web-1.eu-west-1.elb.amazonaws.com', '${var.origin}'])(
  'leaves the host to %s',
  (domain) => {
    expect(problemsOf(foreignHostRule, behind(domain))).toEqual([]);
  },
);

describe('an error page', () => {
  const page = { error_code: 403, response_code: 200, response_page_path: '/index.html' };
  const found = (more: object) =>
    problemsOf(sharedErrorPage, site({ cache_policy_id: OPTIMIZED }, server, more));

  it('hides what a web ACL blocks', () => {
    expect(found({ custom_error_response: page, web_acl_id: 'arn:acl' })).toEqual([
      'aws_cloudfront_distribution.D: answers 403 with /index.html, also for what its web ACL blocks',
    ]);
  });

  it.each([
    { custom_error_response: page },
    { custom_error_response: { ...page, error_code: 404 }, web_acl_id: 'arn:acl' },
    { custom_error_response: { error_code: 403, error_caching_min_ttl: 5 }, web_acl_id: 'arn:acl' },
  ])('hides nothing in %j', (more) => {
    expect(found(more)).toEqual([]);
  });
});

describe('writes to a bucket', () => {
  const bucket = {
    origin_id: 'o',
    domain_name: 'photos.s3.eu-west-1.amazonaws.com',
    origin_access_control_id: 'E1',
  };
  const writes = { cache_policy_id: OPTIMIZED, allowed_methods: ['GET', 'HEAD', 'PUT'] };

  it('are found where everybody may send them', () => {
    expect(problemsOf(writableOrigin, site(writes, bucket))).toEqual([
      'aws_cloudfront_distribution.D: the default behavior takes writes for a bucket, from everybody',
    ]);
  });

  it.each<[object, object]>([
    [{ ...writes, trusted_key_groups: ['K1'] }, {}],
    [{ ...writes, allowed_methods: ['GET', 'HEAD'] }, {}],
    [writes, { web_acl_id: 'arn:acl' }],
  ])('are left to %j and %j', (behavior, more) => {
    expect(problemsOf(writableOrigin, site(behavior, bucket, more))).toEqual([]);
  });
});

it.each([
  ['https-only', 1],
  ['match-viewer', 1],
  ['http-only', 0],
])('speaks %s to an S3 website: %d problems', (origin_protocol_policy, count) => {
  const origin = {
    origin_id: 'o',
    domain_name: 'photos.s3-website.eu-west-1.amazonaws.com',
    custom_origin_config: { origin_protocol_policy },
  };
  expect(problemsOf(websiteProtocol, site({}, origin))).toHaveLength(count);
});

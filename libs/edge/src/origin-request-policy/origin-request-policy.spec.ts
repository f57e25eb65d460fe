import { synth } from '@archway/testing';
import { CloudfrontOriginRequestPolicy } from '@cdktf/provider-aws/lib/cloudfront-origin-request-policy';
import type { OriginHeaders, OriginRequestPolicyProps } from './origin-request-policy';
import { OriginRequestPolicy } from './origin-request-policy';

const withPolicy = (props?: OriginRequestPolicyProps) =>
  synth((scope) => {
    new OriginRequestPolicy(scope, 'Api', props);
  });

const policyOf = (props?: OriginRequestPolicyProps) =>
  withPolicy(props).only(CloudfrontOriginRequestPolicy);

it('tells the origin nothing beside the cache key', () => {
  const stack = withPolicy();
  expect(stack.inventory).toEqual({ aws_cloudfront_origin_request_policy: 1 });
  expect(stack.at('aws_cloudfront_origin_request_policy.Api')).toEqual({
    lifecycle: { create_before_destroy: true },
    name: 'test-test-Api',
    headers_config: { header_behavior: 'none' },
    cookies_config: { cookie_behavior: 'none' },
    query_strings_config: { query_string_behavior: 'none' },
  });
});

it.each<[OriginHeaders, string, string[] | undefined]>([
  ['all-viewer', 'allViewer', undefined],
  [{ only: ['Accept-Language'] }, 'whitelist', ['Accept-Language']],
  [{ allViewerExcept: ['Host'] }, 'allExcept', ['Host']],
  [
    { allViewerAnd: ['CloudFront-Viewer-City'] },
    'allViewerAndWhitelistCloudFront',
    ['CloudFront-Viewer-City'],
  ],
])('forwards headers: %j', (headers, behavior, items) => {
  expect(policyOf({ headers }).headers_config).toEqual({
    header_behavior: behavior,
    ...(items && { headers: { items } }),
  });
});

it('forwards cookies and query strings', () => {
  expect(
    policyOf({ comment: 'all of it', cookies: 'all', queryStrings: { only: ['q'] } }),
  ).toMatchObject({
    comment: 'all of it',
    cookies_config: { cookie_behavior: 'all' },
    query_strings_config: { query_string_behavior: 'whitelist', query_strings: { items: ['q'] } },
  });
});

it('can be one that AWS keeps, or that others deploy', () => {
  expect(OriginRequestPolicy.managed('AllViewerExceptHostHeader').originRequestPolicyId).toBe(
    'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  );
  expect(OriginRequestPolicy.fromOriginRequestPolicyId('id')).toEqual({
    originRequestPolicyId: 'id',
  });
});

const names = (count: number) => Array.from({ length: count }, (_, at) => `n${at}`);

it.each<OriginRequestPolicyProps>([
  { headers: { only: names(10) } },
  { headers: { allViewerExcept: ['Authorization'] } },
  { cookies: { except: names(10) }, queryStrings: { only: names(10) } },
])('accepts %j', (props) => {
  expect(() => withPolicy(props)).not.toThrow();
});

it.each<[OriginRequestPolicyProps, string]>([
  [{ headers: { only: names(11) } }, 'headers must list 1 to 10 names, got 11'],
  [{ headers: { only: ['authorization'] } }, 'headers must not list authorization, which a cache'],
  [
    { headers: { allViewerAnd: ['Accept'] } },
    'headers.allViewerAnd must be headers that CloudFront makes, such as CloudFront-Viewer-Country, got "Accept"',
  ],
  [{ cookies: { only: [] } }, 'cookies must list 1 to 10 names, got 0'],
  [{ queryStrings: { except: names(11) } }, 'queryStrings must list 1 to 10 names, got 11'],
  [{ comment: 'c'.repeat(129) }, 'comment must be at most 128 characters long'],
])('refuses %j', (props, problem) => {
  expect(() => withPolicy(props)).toThrow(`OriginRequestPolicy 'test/Api': ${problem}`);
});

import { synth } from '@archway/testing';
import { CloudfrontCachePolicy } from '@cdktf/provider-aws/lib/cloudfront-cache-policy';
import { Token } from 'cdktf';
import type { CachePolicyProps } from './cache-policy';
import { CachePolicy } from './cache-policy';

const withPolicy = (props?: CachePolicyProps) =>
  synth((scope) => {
    new CachePolicy(scope, 'Pages', props);
  });

const policyOf = (props?: CachePolicyProps) => withPolicy(props).only(CloudfrontCachePolicy);

it('tells requests apart by path alone, and keeps answers for a day', () => {
  const stack = withPolicy();
  expect(stack.inventory).toEqual({ aws_cloudfront_cache_policy: 1 });
  expect(stack.at('aws_cloudfront_cache_policy.Pages')).toEqual({
    lifecycle: { create_before_destroy: true },
    name: 'test-test-Pages',
    min_ttl: 0,
    default_ttl: 86_400,
    max_ttl: 31_536_000,
    parameters_in_cache_key_and_forwarded_to_origin: {
      enable_accept_encoding_brotli: true,
      enable_accept_encoding_gzip: true,
      cookies_config: { cookie_behavior: 'none' },
      headers_config: { header_behavior: 'none' },
      query_strings_config: { query_string_behavior: 'none' },
    },
  });
});

it('tells requests apart by what it is given', () => {
  const policy = policyOf({
    comment: 'search',
    cookies: { only: ['session'] },
    headers: ['CloudFront-Viewer-Country'],
    queryStrings: { except: ['utm_source'] },
    compressed: false,
  });
  expect(policy.comment).toBe('search');
  expect(policy.parameters_in_cache_key_and_forwarded_to_origin).toEqual({
    enable_accept_encoding_brotli: false,
    enable_accept_encoding_gzip: false,
    cookies_config: { cookie_behavior: 'whitelist', cookies: { items: ['session'] } },
    headers_config: {
      header_behavior: 'whitelist',
      headers: { items: ['CloudFront-Viewer-Country'] },
    },
    query_strings_config: {
      query_string_behavior: 'allExcept',
      query_strings: { items: ['utm_source'] },
    },
  });
});

it('takes all cookies and query strings', () => {
  expect(
    policyOf({ cookies: 'all', queryStrings: 'all' })
      .parameters_in_cache_key_and_forwarded_to_origin,
  ).toMatchObject({
    cookies_config: { cookie_behavior: 'all' },
    query_strings_config: { query_string_behavior: 'all' },
  });
});

it.each([
  [{ minTtlSeconds: 172_800 }, [172_800, 172_800, 31_536_000]],
  [{ maxTtlSeconds: 60 }, [0, 60, 60]],
  [{ defaultTtlSeconds: 40_000_000 }, [0, 40_000_000, 40_000_000]],
  [{ maxTtlSeconds: 0 }, [0, 0, 0]],
])('fills in lifetimes that fit %p', (props, lifetimes) => {
  const { min_ttl, default_ttl, max_ttl } = policyOf(props);
  expect([min_ttl, default_ttl, max_ttl]).toEqual(lifetimes);
});

it('keeps nothing compressed where it keeps nothing', () => {
  const policy = policyOf({ maxTtlSeconds: 0 });
  expect(policy.parameters_in_cache_key_and_forwarded_to_origin).toMatchObject({
    enable_accept_encoding_brotli: false,
    enable_accept_encoding_gzip: false,
  });
});

it('can be one that AWS keeps, or that others deploy', () => {
  expect(CachePolicy.managed('CachingDisabled').cachePolicyId).toBe(
    '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  );
  expect(CachePolicy.fromCachePolicyId('id')).toEqual({ cachePolicyId: 'id' });
});

const names = (count: number) => Array.from({ length: count }, (_, at) => `n${at}`);

it.each<CachePolicyProps>([
  { minTtlSeconds: 5, defaultTtlSeconds: 5, maxTtlSeconds: 5 },
  { defaultTtlSeconds: Token.asNumber({ resolve: () => 1 }), maxTtlSeconds: 0 },
  { maxTtlSeconds: 3_153_600_000 },
  { cookies: { only: names(10) }, headers: names(10), queryStrings: { except: names(10) } },
  { maxTtlSeconds: 1, cookies: 'all', compressed: true },
  { comment: 'c'.repeat(128) },
])('accepts %j', (props) => {
  expect(() => withPolicy(props)).not.toThrow();
});

it.each<[CachePolicyProps, string]>([
  [
    { minTtlSeconds: 10, defaultTtlSeconds: 5 },
    'lifetimes must not contradict each other (minTtlSeconds <= defaultTtlSeconds <= maxTtlSeconds), got 10, 5 and 31536000',
  ],
  [{ defaultTtlSeconds: 10, maxTtlSeconds: 5 }, 'got 0, 10 and 5'],
  [{ minTtlSeconds: 10, maxTtlSeconds: 5 }, 'got 10, 10 and 5'],
  [{ minTtlSeconds: -1 }, 'minTtlSeconds must be a whole number between 0 and 3153600000, got -1'],
  [{ maxTtlSeconds: 3_153_600_001 }, 'maxTtlSeconds must be a whole number between 0 and'],
  [{ cookies: { only: names(11) } }, 'cookies must list 1 to 10 names, got 11'],
  [{ headers: [] }, 'headers must list 1 to 10 names, got 0'],
  [{ queryStrings: { only: ['a', 'A'] } }, 'queryStrings must list every name once, got "a" twice'],
  [{ cookies: { only: [''] } }, 'cookies must list names that are not empty, got ""'],
  [{ headers: ['accept-encoding'] }, 'headers must not list Accept-Encoding'],
  [{ maxTtlSeconds: 0, cookies: 'all' }, 'maxTtlSeconds 0 turns caching off: leave out cookies'],
  [{ maxTtlSeconds: 0, compressed: true }, 'maxTtlSeconds 0 turns caching off'],
  [{ comment: 'c'.repeat(129) }, 'comment must be at most 128 characters long'],
])('refuses %j', (props, problem) => {
  expect(() => withPolicy(props)).toThrow(`CachePolicy 'test/Pages': `);
  expect(() => withPolicy(props)).toThrow(problem);
});

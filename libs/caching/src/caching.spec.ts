import {
  foreignHost,
  keepingOf,
  leaksOf,
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  managedCachePolicy,
  managedOriginRequestPolicy,
  type Behavior,
  type CachePolicy,
} from './index';

const NOTHING = { cookies: 'none', headers: 'none', queryStrings: 'none' } as const;

const behavior = (
  cache: keyof typeof MANAGED_CACHE_POLICIES,
  originRequest?: keyof typeof MANAGED_ORIGIN_REQUEST_POLICIES,
  origin: Behavior['origin'] = 'load-balancer',
): Behavior => ({
  cache: MANAGED_CACHE_POLICIES[cache],
  originRequest:
    originRequest === undefined ? NOTHING : MANAGED_ORIGIN_REQUEST_POLICIES[originRequest],
  origin,
});

const ttl = (least?: number, usual?: number, most?: number): CachePolicy => ({
  ...MANAGED_CACHE_POLICIES.CachingDisabled,
  minTtlSeconds: least,
  defaultTtlSeconds: usual,
  maxTtlSeconds: most,
});

it.each([
  [ttl(0, 0, 0), 'never'],
  [ttl(0, 0, 60), 'as-the-answer-says'],
  [ttl(0, 1, 60), 'by-default'],
  [ttl(1, 0, 60), 'by-default'],
  [ttl(undefined, 0, 60), 'unknown'],
  [ttl(1, undefined, undefined), 'by-default'],
])('keeps answers %#', (cache, keeping) => {
  expect(keepingOf(cache)).toBe(keeping);
});

describe('leaks', () => {
  it('are cookies, Authorization and query strings that the key lacks', () => {
    expect(leaksOf(behavior('CachingOptimized', 'AllViewer'))).toEqual([
      { part: 'cookies', what: 'cookies', keeping: 'by-default' },
      { part: 'Authorization', what: 'the header Authorization', keeping: 'by-default' },
      { part: 'query strings', what: 'query strings', keeping: 'by-default' },
    ]);
  });

  it('are none where nothing is kept', () => {
    expect(leaksOf(behavior('CachingDisabled', 'AllViewer'))).toEqual([]);
  });

  it('are none where only the key reaches the origin', () => {
    expect(leaksOf(behavior('CachingOptimized'))).toEqual([]);
    expect(leaksOf(behavior('Amplify', 'AllViewer'))).toEqual([]);
  });

  it('are what the answer decides where the policy keeps nothing by default', () => {
    expect(leaksOf(behavior('UseOriginCacheControlHeaders', 'AllViewer'))).toEqual([
      { part: 'Authorization', what: 'the header Authorization', keeping: 'as-the-answer-says' },
      { part: 'query strings', what: 'query strings', keeping: 'as-the-answer-says' },
    ]);
  });

  it('have no Authorization where a policy lists headers, as it cannot list that one', () => {
    const originRequest = { ...NOTHING, headers: { only: ['Authorization'] } };
    const { cache, origin } = behavior('CachingOptimized');
    expect(leaksOf({ cache, origin, originRequest })).toEqual([]);
    const parts = leaksOf(behavior('CachingOptimized', 'AllViewerExceptHostHeader'));
    expect(parts.map(({ part }) => part)).toContain('Authorization');
  });

  it('name the cookies that a policy lists', () => {
    const cache = { ...MANAGED_CACHE_POLICIES.CachingOptimized, cookies: { only: ['theme'] } };
    const originRequest = { ...NOTHING, cookies: { only: ['theme', 'session', 'cart'] } };
    expect(leaksOf({ cache, originRequest, origin: 'server' })).toEqual([
      { part: 'cookies', what: 'the cookies session, cart', keeping: 'by-default' },
    ]);
  });
});

describe('a host that the origin does not know', () => {
  it.each(['bucket', 'function-url', 'api'] as const)('is refused by a %s', (origin) => {
    expect(foreignHost(behavior('CachingDisabled', 'AllViewer', origin))).toBeDefined();
    expect(
      foreignHost(behavior('CachingDisabled', 'AllViewerExceptHostHeader', origin)),
    ).toBeUndefined();
  });

  it('is what a load balancer may answer to', () => {
    expect(foreignHost(behavior('CachingDisabled', 'AllViewer'))).toBeUndefined();
  });

  it('also comes with the cache key', () => {
    expect(foreignHost(behavior('Amplify', undefined, 'api'))).toBeDefined();
  });
});

it('finds managed policies by id', () => {
  expect(managedCachePolicy('658327ea-f89d-4fab-a63d-7e88639e58f6')).toBe(
    MANAGED_CACHE_POLICIES.CachingOptimized,
  );
  expect(managedOriginRequestPolicy('bf0718e1-ba1e-49d1-88b1-f726733018ae')).toBe(
    MANAGED_ORIGIN_REQUEST_POLICIES.HostHeaderOnly,
  );
  expect(managedCachePolicy('bf0718e1-ba1e-49d1-88b1-f726733018ae')).toBeUndefined();
});

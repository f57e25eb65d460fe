import type { Behavior, CachePolicy, OriginKind, Parts } from './policies';
import { takes, uncovered, union, type Uncovered } from './selection';

/** How long answers stay in the cache. */
export type Keeping =
  /** Never: every request reaches the origin. */
  | 'never'
  /** Only as long as the answer itself says. */
  | 'as-the-answer-says'
  /** Also where the answer says nothing, or forbids it. */
  | 'by-default'
  | 'unknown';

/**
 * Whether answers are kept.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 */
export function keepingOf(cache: CachePolicy): Keeping {
  const { minTtlSeconds: least, defaultTtlSeconds: usual, maxTtlSeconds: most } = cache;
  if (most === 0) return 'never';
  if ((least ?? 0) > 0 || (usual ?? 0) > 0) return 'by-default';
  if (most === undefined || least === undefined || usual === undefined) return 'unknown';
  return 'as-the-answer-says';
}

/**
 * What of a request reaches the origin: the cache key and what the origin request policy adds. An origin request policy
 * cannot list `Authorization`: that reaches the origin with the cache key, or among all headers of the viewer.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
 */
export function reachingOrigin({ cache, originRequest }: Behavior): Parts {
  return {
    cookies: union(cache.cookies, originRequest.cookies),
    headers: union(cache.headers, originRequest.headers),
    queryStrings: union(cache.queryStrings, originRequest.queryStrings),
  };
}

/** A value that changes the answer of the origin, while the cache answers everybody who sends another one. */
export interface Leak {
  readonly part: 'cookies' | 'Authorization' | 'query strings';
  /** Such as `the cookies session and theme`. */
  readonly what: string;
  readonly keeping: Keeping;
}

/** What reaches the origin and is not in the cache key while answers are kept. */
export function leaksOf(behavior: Behavior): readonly Leak[] {
  const { cache, originRequest } = behavior;
  const keeping = keepingOf(cache);
  if (keeping === 'never' || keeping === 'unknown') return [];
  const cookies = textOf('cookie', uncovered(originRequest.cookies, cache.cookies));
  const queries = textOf('query string', uncovered(originRequest.queryStrings, cache.queryStrings));
  const authorization =
    authorizationReaches(behavior) && takes(cache.headers, 'Authorization') === false;
  return [
    ...(cookies === undefined ? [] : [{ part: 'cookies' as const, what: cookies, keeping }]),
    ...(authorization
      ? [{ part: 'Authorization' as const, what: 'the header Authorization', keeping }]
      : []),
    ...(queries === undefined ? [] : [{ part: 'query strings' as const, what: queries, keeping }]),
  ];
}

function authorizationReaches({ originRequest: { headers } }: Behavior): boolean {
  const isList = typeof headers === 'object' && 'only' in headers;
  return !isList && takes(headers, 'Authorization') === true;
}

function textOf(noun: string, missing: Uncovered): string | undefined {
  if (missing.kind === 'most') return noun === 'cookie' ? 'cookies' : 'query strings';
  if (missing.kind !== 'names') return undefined;
  const [first] = missing.names;
  return missing.names.length === 1
    ? `the ${noun} ${first}`
    : `the ${noun}s ${missing.names.join(', ')}`;
}

/** Origins that refuse a request that names another host than their own. */
const OWN_HOST: Partial<Record<OriginKind, string>> = {
  bucket: 'S3 takes it for the name of a bucket',
  'bucket-website': 'S3 takes it for the name of a bucket',
  'function-url': 'Lambda answers 403',
  api: 'API Gateway answers 403',
};

/**
 * Why the origin refuses requests of this behavior; undefined where it does not, or nobody can tell.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 */
export function foreignHost(behavior: Behavior): string | undefined {
  const reaches = takes(reachingOrigin(behavior).headers, 'Host') === true;
  return reaches ? OWN_HOST[behavior.origin] : undefined;
}

import {
  managedCachePolicy,
  managedOriginRequestPolicy,
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  type Behavior,
  type CachePolicy,
  type OriginRequestPolicy,
  type Selection,
} from '@archway/caching';
import {
  blocksOf,
  isList,
  isUnknown,
  numberOf,
  textOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { flagOr, isFilled, isStated, numberOr, textOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { perSubject } from '../estate/per-estate';
import { interpolationsIn, parseReference } from '../estate/reference';
import { originKindOf } from './origins';

/** A cache behavior of a distribution, as far as the configuration says. */
export interface StatedBehavior extends Behavior {
  /** Such as `the behavior /api/*` or `the default behavior`. */
  readonly name: string;
  readonly block: ObjectValue;
  readonly origin: Behavior['origin'];
  /** Whether it takes methods that write; undefined where nobody can tell. */
  readonly writes: boolean | undefined;
  /** Whether only signed URLs or cookies get in. */
  readonly signed: boolean;
  /** Whether code of its own runs before the origin. */
  readonly hasFunction: boolean;
}

const NOTHING: OriginRequestPolicy = { cookies: 'none', headers: 'none', queryStrings: 'none' };
const UNKNOWN: OriginRequestPolicy = {
  cookies: 'unknown',
  headers: 'unknown',
  queryStrings: 'unknown',
};
const UNKNOWN_CACHE: CachePolicy = {
  ...UNKNOWN,
  minTtlSeconds: undefined,
  defaultTtlSeconds: undefined,
  maxTtlSeconds: undefined,
  gzip: undefined,
  brotli: undefined,
};

/** Every cache behavior of a distribution. */
export const behaviorsOf = perSubject(
  (estate: Estate, distribution: Subject): readonly StatedBehavior[] => {
    const { attributes } = distribution;
    return [
      ...blocksOf(attributes['default_cache_behavior']).map((block) => ({
        name: 'the default behavior',
        block,
      })),
      ...blocksOf(attributes['ordered_cache_behavior']).map((block) => ({
        name: `the behavior ${textOf(block['path_pattern']) ?? 'of an unknown path'}`,
        block,
      })),
    ].map(({ name, block }) => ({
      name,
      block,
      ...policiesOf(estate, distribution, block),
      origin: originKindOf(estate, distribution, block['target_origin_id']),
      writes: writesOf(block['allowed_methods']),
      signed: isFilled(block['trusted_key_groups']) || isFilled(block['trusted_signers']),
      hasFunction:
        blocksOf(block['function_association']).length > 0 ||
        blocksOf(block['lambda_function_association']).length > 0,
    }));
  },
);

function policiesOf(
  estate: Estate,
  distribution: Subject,
  block: ObjectValue,
): Pick<Behavior, 'cache' | 'originRequest'> {
  const [legacy] = blocksOf(block['forwarded_values']);
  if (legacy !== undefined) return legacyPolicies(block, legacy);
  if (!isStated(block['cache_policy_id'])) return { cache: UNKNOWN_CACHE, originRequest: UNKNOWN };
  return {
    cache: cachePolicy(estate, distribution, block['cache_policy_id']),
    originRequest: isStated(block['origin_request_policy_id'])
      ? originRequestPolicy(estate, distribution, block['origin_request_policy_id'])
      : NOTHING,
  };
}

/** In `forwarded_values`, what reaches the origin is the cache key. */
function legacyPolicies(
  block: ObjectValue,
  legacy: ObjectValue,
): Pick<Behavior, 'cache' | 'originRequest'> {
  const [cookies] = blocksOf(legacy['cookies']);
  const queryStrings = legacyQueryStrings(legacy);
  const headers = namesOf(legacy['headers']);
  const all = headers !== 'unknown' && headers.includes('*');
  return {
    cache: {
      // docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
      minTtlSeconds: numberOr(block['min_ttl'], 0),
      defaultTtlSeconds: numberOr(block['default_ttl'], 86_400),
      maxTtlSeconds: numberOr(block['max_ttl'], 31_536_000),
      cookies: legacyCookies(cookies),
      headers: all ? 'all' : listed(headers),
      queryStrings,
      gzip: flagOr(block['compress'], false),
      brotli: false,
    },
    originRequest:
      legacy['query_string_cache_keys'] === undefined
        ? NOTHING
        : {
            ...NOTHING,
            queryStrings: flagOr(legacy['query_string'], false) === true ? 'all' : 'none',
          },
  };
}

/** `query_string_cache_keys` narrows the key alone: all query strings still reach the origin. */
function legacyQueryStrings(legacy: ObjectValue): Selection {
  const forwarded = flagOr(legacy['query_string'], false);
  if (forwarded === undefined) return 'unknown';
  if (!forwarded) return 'none';
  const keys = namesOf(legacy['query_string_cache_keys']);
  return keys !== 'unknown' && keys.length === 0 ? 'all' : listed(keys);
}

function legacyCookies(cookies: ObjectValue | undefined): Selection {
  switch (textOr(cookies?.['forward'], 'none')) {
    case 'none':
      return 'none';
    case 'all':
      return 'all';
    case 'whitelist':
      return listed(namesOf(cookies?.['whitelisted_names']));
    default:
      return 'unknown';
  }
}

function cachePolicy(estate: Estate, from: Subject, value: Value | undefined): CachePolicy {
  const own = estate.target(from, value, 'aws_cloudfront_cache_policy');
  if (own === undefined) {
    const text = textOf(value);
    const name = managedName(estate, from, value, 'aws_cloudfront_cache_policy');
    return (
      (text === undefined ? undefined : managedCachePolicy(text)) ??
      byName(MANAGED_CACHE_POLICIES, name) ??
      UNKNOWN_CACHE
    );
  }
  const [key = {}] = blocksOf(own.attributes['parameters_in_cache_key_and_forwarded_to_origin']);
  return {
    minTtlSeconds: numberOr(own.attributes['min_ttl'], 0),
    defaultTtlSeconds: numberOr(own.attributes['default_ttl'], 86_400),
    maxTtlSeconds: numberOr(own.attributes['max_ttl'], 31_536_000),
    ...partsOf(key),
    gzip: flagOr(key['enable_accept_encoding_gzip'], false),
    brotli: flagOr(key['enable_accept_encoding_brotli'], false),
  };
}

function originRequestPolicy(
  estate: Estate,
  from: Subject,
  value: Value | undefined,
): OriginRequestPolicy {
  const own = estate.target(from, value, 'aws_cloudfront_origin_request_policy');
  if (own !== undefined) return partsOf(own.attributes);
  const text = textOf(value);
  const name = managedName(estate, from, value, 'aws_cloudfront_origin_request_policy');
  return (
    (text === undefined ? undefined : managedOriginRequestPolicy(text)) ??
    byName(MANAGED_ORIGIN_REQUEST_POLICIES, name) ??
    UNKNOWN
  );
}

/** The name that a data source asks for, such as `Managed-CachingOptimized`. */
function managedName(
  estate: Estate,
  from: Subject,
  value: Value | undefined,
  type: string,
): string | undefined {
  const words = isUnknown(value) ? value.expression : (textOf(value) ?? '');
  const [only] = interpolationsIn(words);
  const reference = parseReference(only ?? words);
  if (reference === undefined) return undefined;
  const source = estate
    .dataSources()
    .find(
      (each) =>
        each.type === type &&
        each.configuration === from.configuration &&
        [each.resource.address, each.resource.block].includes(reference.address),
    );
  return textOf(source?.attributes['name'])?.replace(/^Managed-/, '');
}

function byName<T>(policies: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(policies, name) ? policies[name] : undefined;
}

function partsOf(policy: ObjectValue): OriginRequestPolicy {
  return {
    cookies: selectionOf(policy, 'cookies_config', 'cookie_behavior', 'cookies'),
    headers: selectionOf(policy, 'headers_config', 'header_behavior', 'headers'),
    queryStrings: selectionOf(
      policy,
      'query_strings_config',
      'query_string_behavior',
      'query_strings',
    ),
  };
}

function selectionOf(
  policy: ObjectValue,
  config: string,
  behavior: string,
  items: string,
): Selection {
  const [block] = blocksOf(policy[config]);
  if (block === undefined) return isUnknown(policy[config]) ? 'unknown' : 'none';
  const names = namesOf(blocksOf(block[items])[0]?.['items']);
  switch (textOf(block[behavior])) {
    case 'none':
      return 'none';
    case 'all':
    case 'allViewer':
    case 'allViewerAndWhitelistCloudFront':
      return 'all';
    case 'whitelist':
      return listed(names);
    case 'allExcept':
      return names === 'unknown' ? 'unknown' : { except: names };
    default:
      return 'unknown';
  }
}

function listed(names: readonly string[] | 'unknown'): Selection {
  if (names === 'unknown') return 'unknown';
  return names.length === 0 ? 'none' : { only: names };
}

function namesOf(value: Value | undefined): readonly string[] | 'unknown' {
  if (value === undefined || value === null) return [];
  if (!isList(value)) return 'unknown';
  const names = value.map((each) => textOf(each));
  return names.every((name): name is string => name !== undefined) ? names : 'unknown';
}

function writesOf(methods: Value | undefined): boolean | undefined {
  const names = namesOf(methods);
  return names === 'unknown'
    ? undefined
    : names.some((name) => /^(POST|PUT|PATCH|DELETE)$/.test(name));
}

/** Seconds of a custom error response, and what it answers with. */
export interface ErrorPage {
  readonly code: number;
  readonly page: string;
}

/** The statuses that the distribution answers with a page of its own. */
export function errorPagesOf(distribution: Subject): readonly ErrorPage[] {
  return blocksOf(distribution.attributes['custom_error_response']).flatMap((block) => {
    const code = numberOf(block['error_code']);
    const page = textOf(block['response_page_path']);
    return code === undefined || page === undefined || page === '' ? [] : [{ code, page }];
  });
}

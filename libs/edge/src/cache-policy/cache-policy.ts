import type { Problem } from '@archway/core';
import { isOpen, notMatching, notWhole, physicalName, problemIf, rejectProps } from '@archway/core';
import { CloudfrontCachePolicy } from '@cdktf/provider-aws/lib/cloudfront-cache-policy';
import type { CachePolicy as CacheSettings } from '@archway/caching';
import { MANAGED_CACHE_POLICIES } from '@archway/caching';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { ValueSelection } from '../value-selection/value-selection';
import {
  listProblems,
  renderSelection,
  selectionProblems,
} from '../value-selection/value-selection';

/** What makes two requests the same for the cache, and how long an answer is kept. */
export interface ICachePolicy {
  readonly cachePolicyId: string;
  /**
   * What it keeps, and by which key.
   *
   * @default - not known
   */
  readonly settings?: CacheSettings;
}

export interface CachePolicyProps {
  /**
   * At most 128 characters.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * How long an answer is kept at least, whatever the origin says, in seconds, 0 to 3153600000.
   *
   * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html
   * @default 0
   */
  readonly minTtlSeconds?: number;

  /**
   * How long an answer is kept whose origin says nothing. Not less than the minimum and not more than the maximum.
   *
   * @default - a day, or the minimum or the maximum where a day is outside of them
   */
  readonly defaultTtlSeconds?: number;

  /**
   * How long an answer is kept at most, whatever the origin says. `0` turns caching off: nothing may then be part of
   * the cache key.
   *
   * @default - a year, or the longest of the others
   */
  readonly maxTtlSeconds?: number;

  /**
   * Cookies that are part of the cache key, at most 10 by name.
   *
   * @default 'none'
   */
  readonly cookies?: ValueSelection;

  /**
   * Headers that are part of the cache key, at most 10.
   *
   * @default - none
   */
  readonly headers?: readonly string[];

  /**
   * Query strings that are part of the cache key, at most 10 by name.
   *
   * @default 'none'
   */
  readonly queryStrings?: ValueSelection;

  /**
   * Whether answers are kept compressed: the normalized `Accept-Encoding` is then part of the cache key.
   *
   * @default true, unless caching is off
   */
  readonly compressed?: boolean;
}

const DAY = 86_400;
const YEAR = 31_536_000;
/** "CachePolicyConfig" allows a hundred years. */
const LONGEST = 3_153_600_000;

/** "Quotas": cookies, headers and query strings per cache policy. */
const MOST_NAMES = 10;

/** The name of a cache policy that AWS keeps. */
export type ManagedCachePolicy = keyof typeof MANAGED_CACHE_POLICIES;

/** A cache policy of one's own, where none of AWS's fits. */
export class CachePolicy extends Construct implements ICachePolicy {
  /** A policy that AWS keeps, by name. */
  static managed(name: ManagedCachePolicy): ICachePolicy {
    const settings = MANAGED_CACHE_POLICIES[name];
    return { cachePolicyId: settings.id, settings };
  }

  /** A policy that others deploy. */
  static fromCachePolicyId(cachePolicyId: string): ICachePolicy {
    return { cachePolicyId };
  }

  readonly cachePolicyId: string;
  readonly settings: CacheSettings;

  constructor(scope: Construct, id: string, props: CachePolicyProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'CachePolicy', props);
    rejectProps(this, problemsOf(props));
    const lifetimes = lifetimesOf(props);
    const compressed = props.compressed ?? props.maxTtlSeconds !== 0;
    const cookies = renderSelection(props.cookies ?? 'none');
    const queryStrings = renderSelection(props.queryStrings ?? 'none');
    this.settings = {
      minTtlSeconds: known(lifetimes.minTtl),
      defaultTtlSeconds: known(lifetimes.defaultTtl),
      maxTtlSeconds: known(lifetimes.maxTtl),
      cookies: props.cookies ?? 'none',
      headers: props.headers === undefined ? 'none' : { only: props.headers },
      queryStrings: props.queryStrings ?? 'none',
      gzip: compressed,
      brotli: compressed,
    };
    this.cachePolicyId = new CloudfrontCachePolicy(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      name: physicalName(this, 128),
      comment: props.comment,
      ...lifetimes,
      parametersInCacheKeyAndForwardedToOrigin: {
        enableAcceptEncodingBrotli: compressed,
        enableAcceptEncodingGzip: compressed,
        cookiesConfig: {
          cookieBehavior: cookies.behavior,
          cookies: cookies.items && { items: cookies.items },
        },
        headersConfig:
          props.headers === undefined
            ? { headerBehavior: 'none' }
            : { headerBehavior: 'whitelist', headers: { items: [...props.headers] } },
        queryStringsConfig: {
          queryStringBehavior: queryStrings.behavior,
          queryStrings: queryStrings.items && { items: queryStrings.items },
        },
      },
    }).id;
  }
}

/** A number that synthesis knows. */
function known(seconds: number): number | undefined {
  return isOpen(seconds) ? undefined : seconds;
}

interface Lifetimes {
  readonly minTtl: number;
  readonly defaultTtl: number;
  readonly maxTtl: number;
}

/** The three lifetimes, the missing ones filled in so that they fit the given ones. */
function lifetimesOf(props: CachePolicyProps): Lifetimes {
  const minTtl = props.minTtlSeconds ?? 0;
  const given = props.maxTtlSeconds ?? Infinity;
  const defaultTtl =
    props.defaultTtlSeconds ?? (isOpen(minTtl) ? DAY : Math.max(minTtl, Math.min(DAY, given)));
  const maxTtl =
    props.maxTtlSeconds ?? Math.max(YEAR, ...[minTtl, defaultTtl].filter((ttl) => !isOpen(ttl)));
  return { minTtl, defaultTtl, maxTtl };
}

function problemsOf(props: CachePolicyProps): readonly Problem[] {
  const { minTtl, defaultTtl, maxTtl } = lifetimesOf(props);
  const isKnown = ![minTtl, defaultTtl, maxTtl].some((ttl) => isOpen(ttl));
  return [
    notMatching('comment', props.comment, /^.{0,128}$/s, 'at most 128 characters long'),
    notWhole('minTtlSeconds', props.minTtlSeconds, 0, LONGEST),
    notWhole('defaultTtlSeconds', props.defaultTtlSeconds, 0, LONGEST),
    notWhole('maxTtlSeconds', props.maxTtlSeconds, 0, LONGEST),
    problemIf(
      isKnown && !(minTtl <= defaultTtl && defaultTtl <= maxTtl),
      `lifetimes must not contradict each other (minTtlSeconds <= defaultTtlSeconds <= maxTtlSeconds), got ${minTtl}, ${defaultTtl} and ${maxTtl}`,
    ),
    ...selectionProblems('cookies', props.cookies, MOST_NAMES),
    ...(props.headers === undefined ? [] : listProblems('headers', props.headers, MOST_NAMES)),
    ...selectionProblems('queryStrings', props.queryStrings, MOST_NAMES),
    problemIf(
      (props.headers ?? []).some((header) => header.toLowerCase() === 'accept-encoding'),
      'headers must not list Accept-Encoding, which compressed adds normalized',
    ),
    problemIf(
      props.maxTtlSeconds === 0 && hasCacheKey(props),
      'maxTtlSeconds 0 turns caching off: leave out cookies, headers, queryStrings and compressed',
    ),
  ];
}

function hasCacheKey(props: CachePolicyProps): boolean {
  return (
    (props.cookies ?? 'none') !== 'none' ||
    props.headers !== undefined ||
    (props.queryStrings ?? 'none') !== 'none' ||
    props.compressed === true
  );
}

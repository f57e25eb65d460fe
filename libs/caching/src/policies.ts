import type { Selection } from './selection';

/** What of a request a policy takes. */
export interface Parts {
  readonly cookies: Selection;
  readonly headers: Selection;
  readonly queryStrings: Selection;
}

/** What CloudFront keeps answers by, and for how long. An undefined number is not known. */
export interface CachePolicy extends Parts {
  readonly minTtlSeconds: number | undefined;
  /** How long an answer is kept that says nothing of it. */
  readonly defaultTtlSeconds: number | undefined;
  readonly maxTtlSeconds: number | undefined;
  /** Whether the normalized `Accept-Encoding` is in the key, and reaches the origin. */
  readonly gzip: boolean | undefined;
  readonly brotli: boolean | undefined;
}

/** What reaches the origin besides the cache key. */
export type OriginRequestPolicy = Parts;

/** What answers the requests that the cache cannot. */
export type OriginKind =
  | 'bucket'
  | 'bucket-website'
  | 'function-url'
  | 'api'
  | 'load-balancer'
  /** Any other server. */
  | 'server'
  | 'unknown';

/** Requests of one path: what CloudFront keeps of their answers, and asks whom. */
export interface Behavior {
  readonly cache: CachePolicy;
  readonly originRequest: OriginRequestPolicy;
  readonly origin: OriginKind;
}

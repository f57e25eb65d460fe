import type { ICachePolicy } from '../cache-policy/cache-policy';
import { CachePolicy } from '../cache-policy/cache-policy';
import type { BehaviorOptions } from './behavior-options';

/** The cache policy of a behavior: its own, or the one of AWS that it has by default. */
export function cachePolicyOf({ cachePolicy }: BehaviorOptions): ICachePolicy {
  return cachePolicy ?? CachePolicy.managed('CachingOptimized');
}

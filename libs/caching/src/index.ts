export { foreignHost, keepingOf, leaksOf, reachingOrigin } from './caching';
export type { Keeping, Leak } from './caching';
export {
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  managedCachePolicy,
  managedOriginRequestPolicy,
} from './managed-policies';
export type { Behavior, CachePolicy, OriginKind, OriginRequestPolicy, Parts } from './policies';
export { takes, uncovered, union } from './selection';
export type { Selection, Uncovered } from './selection';

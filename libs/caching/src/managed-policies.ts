import type { CachePolicy, OriginRequestPolicy } from './policies';

const NOTHING = { cookies: 'none', headers: 'none', queryStrings: 'none' } as const;
const COMPRESSED = { gzip: true, brotli: true } as const;
const YEAR = 31_536_000;
const DAY = 86_400;
const ORIGIN_CACHE_CONTROL = {
  minTtlSeconds: 0,
  defaultTtlSeconds: 0,
  maxTtlSeconds: YEAR,
  cookies: 'all',
  headers: {
    only: ['Host', 'Origin', 'X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'],
  },
  ...COMPRESSED,
} as const;

/**
 * The cache policies that AWS keeps, the same in every account, by name.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */
export const MANAGED_CACHE_POLICIES = {
  Amplify: {
    id: '2e54312d-136d-493c-8eb9-b001f22f67d2',
    minTtlSeconds: 2,
    defaultTtlSeconds: 2,
    maxTtlSeconds: 600,
    cookies: 'all',
    headers: { only: ['Authorization', 'CloudFront-Viewer-Country', 'Host'] },
    queryStrings: 'all',
    ...COMPRESSED,
  },
  CachingDisabled: {
    id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    minTtlSeconds: 0,
    defaultTtlSeconds: 0,
    maxTtlSeconds: 0,
    ...NOTHING,
    gzip: false,
    brotli: false,
  },
  CachingOptimized: {
    id: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    minTtlSeconds: 1,
    defaultTtlSeconds: DAY,
    maxTtlSeconds: YEAR,
    ...NOTHING,
    ...COMPRESSED,
  },
  CachingOptimizedForUncompressedObjects: {
    id: 'b2884449-e4de-46a7-ac36-70bc7f1ddd6d',
    minTtlSeconds: 1,
    defaultTtlSeconds: DAY,
    maxTtlSeconds: YEAR,
    ...NOTHING,
    gzip: false,
    brotli: false,
  },
  'Elemental-MediaPackage': {
    id: '08627262-05a9-4f76-9ded-b50ca2e3a84f',
    minTtlSeconds: 0,
    defaultTtlSeconds: DAY,
    maxTtlSeconds: YEAR,
    cookies: 'none',
    headers: { only: ['Origin'] },
    queryStrings: { only: ['aws.manifestfilter', 'start', 'end', 'm'] },
    gzip: true,
    brotli: false,
  },
  UseOriginCacheControlHeaders: {
    id: '83da9c7e-98b4-4e11-a168-04f0df8e2c65',
    ...ORIGIN_CACHE_CONTROL,
    queryStrings: 'none',
  },
  'UseOriginCacheControlHeaders-QueryStrings': {
    id: '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
    ...ORIGIN_CACHE_CONTROL,
    queryStrings: 'all',
  },
} as const satisfies Readonly<Record<string, CachePolicy & { readonly id: string }>>;

const CORS_OF_S3 = ['Origin', 'Access-Control-Request-Headers', 'Access-Control-Request-Method'];

/**
 * The origin request policies that AWS keeps, the same in every account, by name.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 */
export const MANAGED_ORIGIN_REQUEST_POLICIES = {
  AllViewer: {
    id: '216adef6-5c7f-47e4-b989-5492eafa07d3',
    cookies: 'all',
    headers: 'all',
    queryStrings: 'all',
  },
  'AllViewerAndCloudFrontHeaders-2022-06': {
    id: '33f36d7e-f396-46d9-90e0-52428a34d9dc',
    cookies: 'all',
    headers: 'all',
    queryStrings: 'all',
  },
  AllViewerExceptHostHeader: {
    id: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    cookies: 'all',
    headers: { except: ['Host'] },
    queryStrings: 'all',
  },
  'CORS-CustomOrigin': {
    id: '59781a5b-3903-41f3-afcb-af62929ccde1',
    ...NOTHING,
    headers: { only: ['Origin'] },
  },
  'CORS-S3Origin': {
    id: '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf',
    ...NOTHING,
    headers: { only: CORS_OF_S3 },
  },
  'Elemental-MediaTailor-PersonalizedManifests': {
    id: '775133bc-15f2-49f9-abea-afb2e0bf67d2',
    cookies: 'none',
    headers: { only: [...CORS_OF_S3, 'User-Agent', 'X-Forwarded-For'] },
    queryStrings: 'all',
  },
  HostHeaderOnly: {
    id: 'bf0718e1-ba1e-49d1-88b1-f726733018ae',
    ...NOTHING,
    headers: { only: ['Host'] },
  },
  UserAgentRefererHeaders: {
    id: 'acba4595-bd28-49b8-b9fe-13317c0390fa',
    ...NOTHING,
    headers: { only: ['User-Agent', 'Referer'] },
  },
} as const satisfies Readonly<Record<string, OriginRequestPolicy & { readonly id: string }>>;

/** The cache policy that AWS keeps under an id. */
export function managedCachePolicy(id: string): CachePolicy | undefined {
  return Object.values(MANAGED_CACHE_POLICIES).find((each) => each.id === id);
}

/** The origin request policy that AWS keeps under an id. */
export function managedOriginRequestPolicy(id: string): OriginRequestPolicy | undefined {
  return Object.values(MANAGED_ORIGIN_REQUEST_POLICIES).find((each) => each.id === id);
}

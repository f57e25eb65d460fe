import type { ICloudFrontFunction } from '../cloudfront-function/cloudfront-function';
import type { ICachePolicy } from '../cache-policy/cache-policy';
import type { IKeyGroup } from '../key-group/key-group';
import type { IOriginTarget } from '../origin/origin';
import type { IOriginRequestPolicy } from '../origin-request-policy/origin-request-policy';
import type { IResponseHeadersPolicy } from '../response-headers-policy/response-headers-policy';

/** The sets of methods that CloudFront knows. */
export type AllowedMethods = 'GET_HEAD' | 'GET_HEAD_OPTIONS' | 'ALL';

/** A function of Lambda@Edge: a numbered version, in us-east-1. */
export interface EdgeLambda {
  /** ARN with the version's number. Neither `$LATEST` nor an alias runs at the edge. */
  readonly functionVersionArn: string;
}

/** A function of Lambda@Edge that sees requests. */
export interface EdgeRequestLambda extends EdgeLambda {
  /**
   * @default false
   */
  readonly includeBody?: boolean;
}

/** What is done with requests, and with the answers to them. */
export interface BehaviorOptions {
  /** Where CloudFront fetches what it does not have. */
  readonly origin: IOriginTarget;

  /**
   * @default - AWS's `CachingOptimized`: neither cookies nor query strings are told apart, and what the origin says
   *   nothing of is kept for a day
   */
  readonly cachePolicy?: ICachePolicy;

  /**
   * @default - the origin sees the cache key alone
   */
  readonly originRequestPolicy?: IOriginRequestPolicy;

  /**
   * Why the origin answers all viewers alike although it gets their cookies or `Authorization`, which the cache key does
   * not hold. Without it such a behavior is refused: one viewer would get the page of another.
   *
   * @default - nothing is shared
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html
   */
  readonly answersAreSharedBecause?: string;

  /**
   * @default - AWS's `SecurityHeadersPolicy`
   */
  readonly responseHeadersPolicy?: IResponseHeadersPolicy | 'none';

  /**
   * Whether CloudFront compresses what viewers can unpack.
   *
   * @default true
   */
  readonly compress?: boolean;

  /**
   * What becomes of HTTP.
   *
   * @default 'redirect-to-https'
   */
  readonly viewerProtocolPolicy?: 'redirect-to-https' | 'https-only' | 'allow-all';

  /**
   * Not `ALL` for an origin group, which fails over for reading alone.
   *
   * @default 'GET_HEAD'
   */
  readonly allowedMethods?: AllowedMethods;

  /**
   * Whether answers to OPTIONS are kept as well.
   *
   * @default false
   */
  readonly cacheOptions?: boolean;

  /**
   * Code of milliseconds, between viewer and cache.
   *
   * @default - none
   */
  readonly functions?: {
    readonly viewerRequest?: ICloudFrontFunction;
    readonly viewerResponse?: ICloudFrontFunction;
  };

  /**
   * Lambda@Edge. Next to viewers it does not mix with CloudFront functions.
   *
   * @default - none
   */
  readonly edgeLambdas?: {
    readonly viewerRequest?: EdgeRequestLambda;
    readonly viewerResponse?: EdgeLambda;
    readonly originRequest?: EdgeRequestLambda;
    readonly originResponse?: EdgeLambda;
  };

  /**
   * With key groups, only URLs and cookies that one of their keys signed are answered. At most 4.
   *
   * @default - everybody is answered
   */
  readonly trustedKeyGroups?: readonly IKeyGroup[];

  /**
   * Whether gRPC passes. Needs `allowedMethods: 'ALL'`.
   *
   * @default false
   */
  readonly grpc?: boolean;

  /**
   * ARN of a configuration of real-time logs.
   *
   * @default - none
   */
  readonly realtimeLogConfigArn?: string;
}

/** A behavior for some paths. */
export interface PathBehavior extends BehaviorOptions {
  /**
   * Such as `/images/*`: letters, digits and `_-.*$/~"'@:+&?`, at most 255. `*` stands for any characters, `?` for one.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
   */
  readonly pathPattern: string;
}

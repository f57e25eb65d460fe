import type { ICertificate } from '../certificate/certificate-reference';
import type { IWebAcl } from '../web-acl/web-acl';
import type { AccessLogOptions, LegacyAccessLogs } from './access-logs/access-log-options';
import type { BehaviorOptions, PathBehavior } from './behavior-options';
import type { IContinuousDeploymentPolicy } from './continuous-deployment/continuous-deployment-policy';

/** Countries whose viewers are answered, or those whose viewers are not. Codes of ISO 3166-1 alpha-2. */
export type GeoRestriction =
  { readonly allow: readonly string[] } | { readonly deny: readonly string[] };

/** Answers that CloudFront can replace or keep for a time of their own. */
export const ERROR_STATUSES = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504] as const;

export type ErrorStatus = (typeof ERROR_STATUSES)[number];

/** What becomes of one kind of error. */
export interface ErrorResponse {
  /** What the origin answered. */
  readonly status: ErrorStatus;

  /**
   * The page that viewers see, by its path in the distribution, and the status they see with it.
   *
   * @default - the origin's own
   */
  readonly page?: { readonly path: string; readonly status: 200 | ErrorStatus };

  /**
   * How long CloudFront keeps the error, in seconds, 0 to 31536000.
   *
   * @default 10
   */
  readonly cachingMinTtlSeconds?: number;
}

/**
 * What viewers' browsers have to know. Those of 2025 need version 6 of the provider: version 5 refuses them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
 */
export type MinimumTlsVersion =
  'TLSv1.2_2018' | 'TLSv1.2_2019' | 'TLSv1.2_2021' | 'TLSv1.2_2025' | 'TLSv1.3_2025';

export interface DistributionProps {
  /** For every path that no other behavior takes. */
  readonly defaultBehavior: BehaviorOptions;

  /**
   * For some paths, in the order in which CloudFront tries them.
   *
   * @default - none
   */
  readonly behaviors?: readonly PathBehavior[];

  /**
   * Names that viewers use, such as `www.example.com` or `*.example.com`. They need a certificate.
   *
   * @default - the name that CloudFront gives
   */
  readonly aliases?: readonly string[];

  /**
   * For the aliases, each of which it has to name, in us-east-1.
   *
   * @default - CloudFront's own, for its own name
   */
  readonly certificate?: ICertificate;

  /**
   * Needs a certificate: with its own, CloudFront takes TLS 1.0.
   *
   * @default 'TLSv1.2_2021', the newest that both versions of the provider know
   */
  readonly minimumTlsVersion?: MinimumTlsVersion;

  /**
   * What `/` is, without a slash before it, such as `index.html`.
   *
   * @default - the origin decides
   */
  readonly defaultRootObject?: string;

  /**
   * @default - the origin's own errors, kept for 10 seconds
   */
  readonly errorResponses?: readonly ErrorResponse[];

  /**
   * @default - viewers of all countries are answered
   */
  readonly geoRestriction?: GeoRestriction;

  /**
   * Of scope CLOUDFRONT.
   *
   * @default - none
   */
  readonly webAcl?: IWebAcl;

  /**
   * Standard logging (v2). Not free of charge for CloudWatch Logs and Firehose.
   *
   * @default - none
   */
  readonly accessLogs?: AccessLogOptions;

  /**
   * Standard logging as it was, beside the current kind or in place of it.
   *
   * @default - none
   */
  readonly legacyAccessLogs?: LegacyAccessLogs;

  /**
   * @default 'http2and3', or 'http2' where continuous deployment takes part, which knows no HTTP/3
   */
  readonly httpVersion?: 'http1.1' | 'http2' | 'http2and3' | 'http3';

  /**
   * @default true
   */
  readonly ipv6?: boolean;

  /**
   * The edge locations that answer: `PriceClass_100` in North America, Europe and Israel, `PriceClass_200` everywhere
   * but South America, Australia and New Zealand.
   *
   * @default 'PriceClass_All'
   */
  readonly priceClass?: 'PriceClass_100' | 'PriceClass_200' | 'PriceClass_All';

  /**
   * At most 128 characters.
   *
   * @default - none
   */
  readonly comment?: string;

  /**
   * Whether viewers are answered.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether it only takes those requests of another distribution that a continuous deployment policy sends it. It has
   * no names of its own.
   *
   * @default false
   */
  readonly staging?: boolean;

  /**
   * Sends some requests to a staging distribution.
   *
   * @default - none
   */
  readonly continuousDeploymentPolicy?: IContinuousDeploymentPolicy;

  /**
   * Eight more metrics, such as the cache hit rate, for a fixed price.
   *
   * @default false
   */
  readonly additionalMetrics?: boolean;
}

import type { IKey, LogRetentionDays } from '@archway/core';
import type { IDependable } from 'constructs';
import type { CorsOptions } from '../cors/cors';
import type { ApiDomain } from '../domain/domain';

/** How many requests are let through. */
export interface Throttle {
  /** Requests a second in the long run. */
  readonly rateLimitPerSecond: number;
  /** Requests at once. */
  readonly burstLimit: number;
}

export const CACHE_SIZES_GB = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'] as const;

/** Answers that are kept for GET requests. Paid by the hour. */
export interface CacheOptions {
  readonly sizeGb: (typeof CACHE_SIZES_GB)[number];

  /**
   * How long an answer is kept, in seconds, 1 to 3600.
   *
   * @default 300
   */
  readonly ttlSeconds?: number;
}

/** The numbers are those of https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html. */
export interface RestApiProps {
  /**
   * 1 to 1024 characters.
   *
   * @default - derived from the stage and the construct's path
   */
  readonly apiName?: string;

  /**
   * @default - none
   */
  readonly description?: string;

  /**
   * The name of the one stage, 1 to 128 letters, digits, `_` and `-`.
   *
   * @default 'live'
   */
  readonly stageName?: string;

  /**
   * How many requests all clients together may make on each route; `false` for as many as the account may have.
   *
   * @default - 100 a second, 200 at once
   */
  readonly throttle?: Throttle | false;

  /**
   * The role with which API Gateway writes logs, which the account has once in each region.
   *
   * @default - one that others deploy, which a warning asks for
   */
  readonly accountLogging?: IDependable;

  /**
   * For how many days access logs are kept.
   *
   * @default 30
   */
  readonly logRetentionDays?: LogRetentionDays;

  /**
   * The customer managed key that access logs are encrypted with.
   *
   * @default - CloudWatch's own
   */
  readonly logEncryptionKey?: IKey;

  /**
   * Whether X-Ray samples requests.
   *
   * @default true
   */
  readonly tracing?: boolean;

  /**
   * Ids of the VPC endpoints through which alone the API can be reached. It is private then.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
   * @default - reachable from the internet
   */
  readonly vpcEndpointIds?: readonly string[];

  /**
   * Turns off the name that AWS gives the API.
   *
   * @default - true with a domain, so that nobody goes around it
   */
  readonly disableExecuteApiEndpoint?: boolean;

  /**
   * Rejected for a private API.
   *
   * @default - the name that AWS gives the API
   */
  readonly domain?: ApiDomain;

  /**
   * ARN of the web ACL that looks at requests first.
   *
   * @default - none
   */
  readonly webAclArn?: string;

  /**
   * Which page of another origin may call: one origin or `*`, since the headers of a REST API are constants. Paths get an
   * `OPTIONS` method that everybody may call, and answers of services and of the API itself get the headers; functions
   * and HTTP backends give theirs.
   *
   * @default - pages of other origins cannot read answers
   */
  readonly cors?: CorsOptions;

  /**
   * @default - nothing is kept
   */
  readonly cache?: CacheOptions;

  /**
   * Media types whose bodies are bytes.
   *
   * @default - none
   */
  readonly binaryMediaTypes?: readonly string[];

  /**
   * From which size on answers are compressed, in bytes, 0 to 10485760.
   *
   * @default - never
   */
  readonly minimumCompressionSizeBytes?: number;

  /**
   * Values that templates read as `$stageVariables`.
   *
   * @default - none
   */
  readonly stageVariables?: Readonly<Record<string, string>>;
}

import type { IBucket, IKey } from '@archway/core';

/** Where the log of a web ACL goes. Made with `WafLogDestination`. */
export type WafLogDestination =
  | {
      readonly kind: 'new-log-group';
      readonly retentionDays?: number;
      readonly encryptionKey?: IKey;
    }
  | { readonly kind: 'bucket'; readonly bucket: IBucket; readonly prefix?: string }
  | { readonly kind: 'firehose' | 'log-group'; readonly arn: string };

/** Where logs can go. AWS WAF writes only to what is named `aws-waf-logs-…`. */
export const WafLogDestination = {
  /** A CloudWatch log group made for it, which only this account's log delivery writes to. */
  newLogGroup: (
    options: {
      /** @default 90 */
      readonly retentionDays?: number;
      /**
       * A key of the log group's region.
       *
       * @default - CloudWatch Logs' own
       */
      readonly encryptionKey?: IKey;
    } = {},
  ): WafLogDestination => ({ kind: 'new-log-group', ...options }),
  /** A log group that others deploy, with its policy. */
  logGroup: (logGroupArn: string): WafLogDestination => ({ kind: 'log-group', arn: logGroupArn }),
  /** A bucket, whose policy is added to. */
  bucket: (bucket: IBucket, prefix?: string): WafLogDestination => ({
    kind: 'bucket',
    bucket,
    prefix,
  }),
  /** A Firehose stream that takes direct puts. */
  firehose: (streamArn: string): WafLogDestination => ({ kind: 'firehose', arn: streamArn }),
} as const;

/** A part of a request that the log says `REDACTED` of. */
export type RedactedField = 'method' | 'query-string' | 'uri-path' | { readonly header: string };

/** What a log filter can look at. */
export type LogCondition =
  | {
      readonly action: 'ALLOW' | 'BLOCK' | 'CAPTCHA' | 'CHALLENGE' | 'COUNT' | 'EXCLUDED_AS_COUNT';
    }
  /** A whole label, such as `awswaf:111122223333:webacl:site:login`. */
  | { readonly label: string };

/** What is kept or dropped. */
export interface LogFilter {
  readonly behavior: 'DROP' | 'KEEP';
  /**
   * Whether all conditions have to hold, or one.
   *
   * @default 'MEETS_ALL'
   */
  readonly requirement?: 'MEETS_ALL' | 'MEETS_ANY';
  /** At least one. */
  readonly conditions: readonly LogCondition[];
}

/** What of the requests is written down. */
export interface WafLogging {
  /**
   * @default - a new log group that keeps 90 days
   */
  readonly destination?: WafLogDestination;

  /**
   * What never reaches the log.
   *
   * @default - the headers authorization and cookie
   */
  readonly redact?: readonly RedactedField[];

  /**
   * Which requests are written, the first filter that fits counts.
   *
   * @default - all
   */
  readonly filters?: {
    readonly filters: readonly LogFilter[];
    /** What happens to requests that no filter fits. */
    readonly defaultBehavior: 'DROP' | 'KEEP';
  };
}

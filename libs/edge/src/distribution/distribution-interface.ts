import type { IConstruct } from 'constructs';
import type { IAliasTarget } from '../record/alias-target';

/** A distribution, of this app or another. A record can be an alias of it. */
export interface IDistribution extends IConstruct, IAliasTarget {
  readonly distributionArn: string;
  readonly distributionId: string;
  /** The name that CloudFront gives it, such as `d111111abcdef8.cloudfront.net`. */
  readonly distributionDomainName: string;
  /** Whether it only takes part of another one's requests; unknown for some that others deploy. */
  readonly staging?: boolean;
}

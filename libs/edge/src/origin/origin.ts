import type { CloudfrontDistributionOrigin } from '@cdktf/provider-aws/lib/cloudfront-distribution';
import type { IConstruct } from 'constructs';
import type { IDistribution } from '../distribution/distribution-interface';

/** What a behavior can send requests to: one origin, or two of which one stands in for the other. */
export interface IOriginTarget extends IConstruct {
  /** Unique within a distribution and as stable as the construct's path. */
  readonly originId: string;
  /** The origins behind it. */
  readonly origins: readonly IOrigin[];
  /**
   * The answers of the first origin on which the second is asked.
   *
   * @default - there is one origin
   */
  readonly failoverStatusCodes?: readonly number[];
}

/** Where CloudFront fetches what it does not have. */
export interface IOrigin extends IOriginTarget {
  /** The origin as a distribution writes it. */
  renderOrigin(): Omit<CloudfrontDistributionOrigin, 'originId'>;

  /**
   * Lets `distribution`, and no other, read here. Called once for each distribution.
   *
   * @default - an origin that does not ask who is there
   */
  allowDistribution?(distribution: IDistribution): void;
}

import { environmentOf } from '@archway/core';
import { Construct } from 'constructs';
import { CLOUDFRONT_HOSTED_ZONE_ID } from '../record/alias-targets';
import type { AliasDestination } from '../record/alias-target';
import type { IDistribution } from './distribution-interface';

/** What identifies a distribution that others deploy. */
export interface DistributionAttributes {
  readonly distributionArn: string;
  readonly distributionId: string;
  /** Such as `d111111abcdef8.cloudfront.net`. */
  readonly distributionDomainName: string;
}

/**
 * The zone that AWS keeps for distributions in China.
 *
 * @see https://docs.amazonaws.cn/en_us/aws/latest/userguide/route53.html
 */
const HOSTED_ZONE_ID_IN_CHINA = 'Z3RFFRIM2A3IF5';

/** A distribution that others deploy. */
export class ImportedDistribution extends Construct implements IDistribution {
  readonly distributionArn: string;
  readonly distributionId: string;
  readonly distributionDomainName: string;

  constructor(scope: Construct, id: string, attributes: DistributionAttributes) {
    super(scope, id);
    this.distributionArn = attributes.distributionArn;
    this.distributionId = attributes.distributionId;
    this.distributionDomainName = attributes.distributionDomainName;
  }

  bindAlias(): AliasDestination {
    const isInChina = environmentOf(this).partition === 'aws-cn';
    return {
      dnsName: this.distributionDomainName,
      hostedZoneId: isInChina ? HOSTED_ZONE_ID_IN_CHINA : CLOUDFRONT_HOSTED_ZONE_ID,
      evaluateTargetHealthAllowed: false,
      recordTypes: ['A', 'AAAA', 'HTTPS'],
    };
  }
}

import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { Problem } from '@archway/core';
import { environmentOf, isOpen, notOneOf, problemIf, show } from '@archway/core';
import type { IConstruct } from 'constructs';

/** What a web ACL, or something that it is made of, can protect: CloudFront distributions, or what has a region. */
export type WafScope = 'CLOUDFRONT' | 'REGIONAL';

/** The only region in which AWS WAF takes what belongs to CloudFront. */
const CLOUDFRONT_REGION = 'us-east-1';

/** What is wrong with the scope, or with the region that it would be deployed to. */
export function scopeProblems(
  construct: IConstruct,
  scope: WafScope,
  provider: AwsProvider | undefined,
): readonly Problem[] {
  const region = provider?.region ?? environmentOf(construct).region;
  return [
    notOneOf('scope', scope, ['CLOUDFRONT', 'REGIONAL']),
    problemIf(
      scope === 'CLOUDFRONT' && !isOpen(region) && region !== CLOUDFRONT_REGION,
      `scope CLOUDFRONT must be deployed to ${CLOUDFRONT_REGION}, got ${show(region)}: give a provider of that region`,
    ),
  ];
}

import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { Problem } from '@archway/core';
import { notOneOf } from '@archway/core';
import type { IConstruct } from 'constructs';
import { notInUsEast1 } from '../us-east-1/us-east-1';

/** What a web ACL, or something that it is made of, can protect: CloudFront distributions, or what has a region. */
export type WafScope = 'CLOUDFRONT' | 'REGIONAL';

/** What is wrong with the scope, or with the region that it would be deployed to. */
export function scopeProblems(
  construct: IConstruct,
  scope: WafScope,
  provider: AwsProvider | undefined,
): readonly Problem[] {
  return [
    notOneOf('scope', scope, ['CLOUDFRONT', 'REGIONAL']),
    scope === 'CLOUDFRONT'
      ? notInUsEast1(construct, 'what WAF does for CloudFront', provider)
      : undefined,
  ];
}

import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { Problem } from '@archway/core';
import { environmentOf, isOpen, problemIf, show } from '@archway/core';
import type { IConstruct } from 'constructs';

/** The region in which AWS keeps what is global: metrics of Route 53, certificates of CloudFront, keys of DNSSEC. */
export const US_EAST_1 = 'us-east-1';

/** The region that a construct deploys to: the provider's, or the stack's where no provider is given. */
export function regionOf(scope: IConstruct, provider: AwsProvider | undefined): string | undefined {
  return provider ? provider.region : environmentOf(scope).region;
}

/** A problem where `what` would be deployed outside of us-east-1, the only region that takes it. */
export function notInUsEast1(
  scope: IConstruct,
  what: string,
  provider: AwsProvider | undefined,
): Problem {
  const region = regionOf(scope, provider);
  return problemIf(
    !isOpen(region) && region !== US_EAST_1,
    `provider must be of ${US_EAST_1}, where ${what} has to be, got ${show(region)}`,
  );
}

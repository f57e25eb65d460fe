import type {
  CloudfrontDistributionDefaultCacheBehavior,
  CloudfrontDistributionDefaultCacheBehaviorLambdaFunctionAssociation,
} from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { ResponseHeadersPolicy } from '../response-headers-policy/response-headers-policy';
import type { AllowedMethods, BehaviorOptions, EdgeRequestLambda } from './behavior-options';
import { cachePolicyOf } from './cache-policy-of';

const METHODS: Readonly<Record<AllowedMethods, readonly string[]>> = {
  GET_HEAD: ['GET', 'HEAD'],
  GET_HEAD_OPTIONS: ['GET', 'HEAD', 'OPTIONS'],
  ALL: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
};

/** The events of a request, in CloudFront's words. */
const EVENT_TYPES = {
  viewerRequest: 'viewer-request',
  viewerResponse: 'viewer-response',
  originRequest: 'origin-request',
  originResponse: 'origin-response',
} as const;

/** A behavior as a distribution writes it. */
export function renderBehavior(
  options: BehaviorOptions,
): CloudfrontDistributionDefaultCacheBehavior {
  const headersPolicy =
    options.responseHeadersPolicy ?? ResponseHeadersPolicy.managed('SecurityHeadersPolicy');
  return {
    targetOriginId: options.origin.originId,
    cachePolicyId: cachePolicyOf(options).cachePolicyId,
    originRequestPolicyId: options.originRequestPolicy?.originRequestPolicyId,
    responseHeadersPolicyId:
      headersPolicy === 'none' ? undefined : headersPolicy.responseHeadersPolicyId,
    compress: options.compress ?? true,
    viewerProtocolPolicy: options.viewerProtocolPolicy ?? 'redirect-to-https',
    allowedMethods: [...METHODS[options.allowedMethods ?? 'GET_HEAD']],
    cachedMethods: [...METHODS[options.cacheOptions === true ? 'GET_HEAD_OPTIONS' : 'GET_HEAD']],
    // Left out, CloudFront would keep the groups that it had.
    trustedKeyGroups: options.trustedKeyGroups?.map(({ keyGroupId }) => keyGroupId) ?? [],
    grpcConfig: options.grpc === true ? { enabled: true } : undefined,
    realtimeLogConfigArn: options.realtimeLogConfigArn,
    functionAssociation: someOf(
      (['viewerRequest', 'viewerResponse'] as const).flatMap((event) => {
        const given = options.functions?.[event];
        return given === undefined
          ? []
          : [{ eventType: EVENT_TYPES[event], functionArn: given.functionArn }];
      }),
    ),
    lambdaFunctionAssociation: someOf(renderEdgeLambdas(options)),
  };
}

function renderEdgeLambdas(
  options: BehaviorOptions,
): CloudfrontDistributionDefaultCacheBehaviorLambdaFunctionAssociation[] {
  const lambdas: Partial<Record<keyof typeof EVENT_TYPES, EdgeRequestLambda>> =
    options.edgeLambdas ?? {};
  return (Object.keys(EVENT_TYPES) as (keyof typeof EVENT_TYPES)[]).flatMap((event) => {
    const given = lambdas[event];
    return given === undefined
      ? []
      : [
          {
            eventType: EVENT_TYPES[event],
            lambdaArn: given.functionVersionArn,
            includeBody: given.includeBody,
          },
        ];
  });
}

function someOf<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}

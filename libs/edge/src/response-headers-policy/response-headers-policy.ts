import { physicalName, rejectProps } from '@archway/core';
import { CloudfrontResponseHeadersPolicy } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { ManagedResponseHeadersPolicy } from './managed-response-headers-policies';
import { MANAGED_RESPONSE_HEADERS_POLICIES } from './managed-response-headers-policies';
import type { ResponseHeadersPolicyProps } from './response-headers-policy-props';
import { responseHeadersProblems } from './response-headers-problems';

/** The headers that CloudFront adds to answers, and those that it takes away. */
export interface IResponseHeadersPolicy {
  readonly responseHeadersPolicyId: string;
}

/** A year: what browsers' preload lists ask for at least, and what AWS's own policy says. */
const YEAR = 31_536_000;

/**
 * A response headers policy of one's own. It starts from the headers that AWS's `SecurityHeadersPolicy` adds, save
 * `X-XSS-Protection`, which browsers no longer read, and overrides what the origin says of them.
 */
export class ResponseHeadersPolicy extends Construct implements IResponseHeadersPolicy {
  /** A policy that AWS keeps, by name. */
  static managed(name: ManagedResponseHeadersPolicy): IResponseHeadersPolicy {
    return { responseHeadersPolicyId: MANAGED_RESPONSE_HEADERS_POLICIES[name] };
  }

  /** A policy that others deploy. */
  static fromResponseHeadersPolicyId(responseHeadersPolicyId: string): IResponseHeadersPolicy {
    return { responseHeadersPolicyId };
  }

  readonly responseHeadersPolicyId: string;

  constructor(scope: Construct, id: string, props: ResponseHeadersPolicyProps = {}) {
    super(scope, id);
    declaredProps.check(this, 'ResponseHeadersPolicy', props);
    rejectProps(this, responseHeadersProblems(props));
    const { cors, customHeaders, removeHeaders, serverTimingSamplingRatePercent } = props;
    this.responseHeadersPolicyId = new CloudfrontResponseHeadersPolicy(this, 'Default', {
      // What uses it lets go first: AWS refuses to delete what is in use.
      lifecycle: { createBeforeDestroy: true },
      name: physicalName(this, 128),
      comment: props.comment,
      securityHeadersConfig: renderSecurity(props),
      corsConfig: cors && {
        accessControlAllowCredentials: cors.allowCredentials ?? false,
        accessControlAllowHeaders: { items: [...(cors.allowHeaders ?? ['*'])] },
        accessControlAllowMethods: {
          items: [...(cors.allowMethods ?? ['GET', 'HEAD', 'OPTIONS'])],
        },
        accessControlAllowOrigins: { items: [...cors.allowOrigins] },
        accessControlExposeHeaders: cors.exposeHeaders && { items: [...cors.exposeHeaders] },
        accessControlMaxAgeSec: cors.maxAgeSeconds,
        originOverride: cors.override ?? true,
      },
      customHeadersConfig: customHeaders && {
        items: Object.entries(customHeaders).map(([header, value]) => ({
          header,
          value,
          override: true,
        })),
      },
      removeHeadersConfig: removeHeaders && {
        items: removeHeaders.map((header) => ({ header })),
      },
      serverTimingHeadersConfig:
        serverTimingSamplingRatePercent === undefined
          ? undefined
          : { enabled: true, samplingRate: serverTimingSamplingRatePercent },
    }).id;
  }
}

function renderSecurity(props: ResponseHeadersPolicyProps) {
  const hsts = props.strictTransportSecurity ?? {};
  const frameOptions = props.frameOptions ?? 'SAMEORIGIN';
  return {
    contentTypeOptions: { override: true },
    referrerPolicy: {
      referrerPolicy: props.referrerPolicy ?? 'strict-origin-when-cross-origin',
      override: true,
    },
    frameOptions:
      frameOptions === 'none' ? undefined : { frameOption: frameOptions, override: true },
    strictTransportSecurity: {
      accessControlMaxAgeSec: hsts.maxAgeSeconds ?? YEAR,
      includeSubdomains: hsts.includeSubdomains ?? false,
      preload: hsts.preload ?? false,
      override: true,
    },
    contentSecurityPolicy:
      props.contentSecurityPolicy === undefined
        ? undefined
        : { contentSecurityPolicy: props.contentSecurityPolicy, override: true },
  };
}

import type { Wafv2WebAclAssociationConfigRequestBody } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import type { Problem } from '@archway/core';
import { notOneOf, problemIf } from '@archway/core';
import type { WafScope } from './waf-scope';

/** How much of a body AWS WAF can be told to look at, in KiB. Above 16 it charges more a request. */
export type BodyLimitKib = 16 | 32 | 48 | 64;

/**
 * How much of a body AWS WAF looks at, in KiB, by what is protected. Load balancers and AppSync stay at 8.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-setting-body-inspection-limit.html
 */
export interface BodyInspection {
  /** @default 16 */
  readonly cloudfront?: BodyLimitKib;
  /** @default 16 */
  readonly apiGateway?: BodyLimitKib;
  /** @default 16 */
  readonly appRunnerService?: BodyLimitKib;
  /** @default 16 */
  readonly cognitoUserPool?: BodyLimitKib;
  /** @default 16 */
  readonly verifiedAccessInstance?: BodyLimitKib;
}

export function bodyInspectionProblems(
  scope: WafScope,
  inspection: BodyInspection,
): readonly Problem[] {
  return Object.entries(inspection as Record<string, BodyLimitKib | undefined>).flatMap(
    ([what, kib]) => [
      notOneOf(`bodyInspection.${what}`, kib, [16, 32, 48, 64]),
      problemIf(
        kib !== undefined && (what === 'cloudfront') !== (scope === 'CLOUDFRONT'),
        `bodyInspection.${what} must go with scope ${what === 'cloudfront' ? 'CLOUDFRONT' : 'REGIONAL'}, got ${scope}`,
      ),
    ],
  );
}

export function toRequestBody(inspection: BodyInspection): Wafv2WebAclAssociationConfigRequestBody {
  return Object.fromEntries(
    Object.entries(inspection as Record<string, BodyLimitKib | undefined>)
      .filter(([, kib]) => kib !== undefined)
      .map(([what, kib]) => [what, { defaultSizeInspectionLimit: `KB_${kib}` }]),
  );
}

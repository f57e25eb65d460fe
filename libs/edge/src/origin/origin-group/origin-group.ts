import { notOneOf, problemIf, rejectProps } from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../../declared-props';
import type { IOrigin, IOriginTarget } from '../origin';
import { originIdOf } from '../origin-base';

export interface OriginGroupProps {
  /** Asked first. */
  readonly primary: IOrigin;

  /** Asked when the first does not answer, or answers one of the status codes. */
  readonly fallback: IOrigin;

  /**
   * @default [500, 502, 503, 504]
   */
  readonly failoverStatusCodes?: readonly FailoverStatusCode[];
}

/**
 * Answers on which CloudFront can ask the second origin.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
 */
export const FAILOVER_STATUS_CODES = [400, 403, 404, 416, 429, 500, 502, 503, 504] as const;

export type FailoverStatusCode = (typeof FAILOVER_STATUS_CODES)[number];

/** Two origins, of which the second stands in for the first, for GET, HEAD and OPTIONS. */
export class OriginGroup extends Construct implements IOriginTarget {
  readonly originId: string;
  readonly origins: readonly IOrigin[];
  readonly failoverStatusCodes: readonly number[];

  constructor(scope: Construct, id: string, props: OriginGroupProps) {
    super(scope, id);
    declaredProps.check(this, 'OriginGroup', props);
    const codes = props.failoverStatusCodes ?? [500, 502, 503, 504];
    rejectProps(this, [
      problemIf(props.primary === props.fallback, 'fallback must be another origin than primary'),
      problemIf(codes.length === 0, 'failoverStatusCodes must hold a status code, got []'),
      ...codes.map((code) => notOneOf('failoverStatusCodes', code, FAILOVER_STATUS_CODES)),
    ]);
    this.originId = originIdOf(this);
    this.origins = [props.primary, props.fallback];
    this.failoverStatusCodes = codes;
  }
}

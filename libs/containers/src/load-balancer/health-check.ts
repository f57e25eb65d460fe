import type { Problem } from '@archway/core';
import { isOpen, notMatching, notWhole, problemIf } from '@archway/core';

/** How a load balancer asks a target whether it is well. */
export interface TargetHealthCheck {
  /**
   * What an HTTP check asks for.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * The statuses of a healthy answer: one, a list or a range such as `200-299`.
   *
   * @default '200'
   */
  readonly matcher?: string;

  /**
   * In seconds, 5 to 300.
   *
   * @default 15
   */
  readonly intervalSeconds?: number;

  /**
   * In seconds, 2 to 120, and below the interval.
   *
   * @default 5
   */
  readonly timeoutSeconds?: number;

  /**
   * Good answers in a row until a target is used, 2 to 10.
   *
   * @default 2
   */
  readonly healthyThresholdCount?: number;

  /**
   * Bad answers in a row until a target is no longer used, 2 to 10.
   *
   * @default 3
   */
  readonly unhealthyThresholdCount?: number;

  /**
   * @default - the port of the traffic
   */
  readonly port?: number;
}

/**
 * What Elastic Load Balancing would refuse.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
export function healthCheckProblems(check: TargetHealthCheck): readonly Problem[] {
  const { intervalSeconds = 15, timeoutSeconds = 5 } = check;
  return [
    notMatching(
      'healthCheck.path',
      check.path,
      /^\/[\x21-\x7e]{0,1023}$/,
      'a path that begins with a slash',
    ),
    notMatching(
      'healthCheck.matcher',
      check.matcher,
      /^\d{3}([-,]\d{3})*$/,
      'statuses such as 200, 200,204 or 200-299',
    ),
    notWhole('healthCheck.intervalSeconds', intervalSeconds, 5, 300),
    notWhole('healthCheck.timeoutSeconds', timeoutSeconds, 2, 120),
    problemIf(
      !isOpen(intervalSeconds) && !isOpen(timeoutSeconds) && timeoutSeconds >= intervalSeconds,
      `healthCheck.timeoutSeconds must be below intervalSeconds ${intervalSeconds}, got ${timeoutSeconds}`,
    ),
    notWhole('healthCheck.healthyThresholdCount', check.healthyThresholdCount, 2, 10),
    notWhole('healthCheck.unhealthyThresholdCount', check.unhealthyThresholdCount, 2, 10),
    notWhole('healthCheck.port', check.port, 1, 65_535),
  ];
}

/** What both kinds of check say to Terraform. */
export function renderHealthCheck(check: TargetHealthCheck, protocol: string) {
  return {
    enabled: true,
    protocol,
    interval: check.intervalSeconds ?? 15,
    timeout: check.timeoutSeconds ?? 5,
    healthyThreshold: check.healthyThresholdCount ?? 2,
    unhealthyThreshold: check.unhealthyThresholdCount ?? 3,
    port: check.port === undefined ? undefined : String(check.port),
    ...(protocol === 'TCP' ? {} : { path: check.path ?? '/', matcher: check.matcher ?? '200' }),
  };
}

import type { IVpcRef, Metric, Problem } from '@archway/core';
import { notOneOf, notWhole, problemIf, reject } from '@archway/core';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { TargetHealthCheck } from './health-check';
import { healthCheckProblems, renderHealthCheck } from './health-check';
import type { TargetType } from './target-group';
import { TargetGroupBase } from './target-group';

export interface ApplicationTargetGroupProps {
  readonly vpc: IVpcRef;

  /** Where targets listen that do not say. */
  readonly port: number;

  /**
   * @default 'HTTP'
   */
  readonly protocol?: 'HTTP' | 'HTTPS';

  /**
   * @default 'HTTP1'
   */
  readonly protocolVersion?: 'GRPC' | 'HTTP1' | 'HTTP2';

  /**
   * `ip` is what tasks on Fargate are.
   *
   * @default 'ip'
   */
  readonly targetType?: Extract<TargetType, 'ip' | 'instance'>;

  /**
   * @default - HTTP for `/` every 15 seconds
   */
  readonly healthCheck?: TargetHealthCheck;

  /**
   * How long a target that leaves may finish its answers, in seconds, 0 to 3600. At most the time that a container has
   * to stop.
   *
   * @default 30
   */
  readonly deregistrationDelaySeconds?: number;

  /**
   * How long a new target gets more requests little by little, in seconds, 30 to 900. Only with `round_robin`.
   *
   * @default - all at once
   */
  readonly slowStartSeconds?: number;

  /**
   * @default 'round_robin'
   */
  readonly algorithm?: 'least_outstanding_requests' | 'round_robin' | 'weighted_random';

  /**
   * How long a browser stays with one target, in seconds, 1 to 604800.
   *
   * @default - it does not
   */
  readonly stickinessSeconds?: number;
}

/** Targets of an application load balancer. */
export class ApplicationTargetGroup extends TargetGroupBase {
  constructor(scope: Construct, id: string, props: ApplicationTargetGroupProps) {
    reject(`ApplicationTargetGroup '${scope.node.path}/${id}'`, problemsOf(props));
    const { healthCheck = {}, slowStartSeconds, stickinessSeconds, algorithm } = props;
    const protocol = props.protocol ?? 'HTTP';
    super(
      scope,
      id,
      {
        vpcId: props.vpc.vpcId,
        port: props.port,
        protocol,
        protocolVersion: props.protocolVersion,
        healthCheck: renderHealthCheck(
          props.protocolVersion === 'GRPC'
            ? { path: '/', matcher: '0', ...healthCheck }
            : healthCheck,
          protocol,
        ),
        slowStart: slowStartSeconds,
        loadBalancingAlgorithmType: algorithm,
        // Sends less to targets that fail; only this algorithm can.
        loadBalancingAnomalyMitigation: algorithm === 'weighted_random' ? 'on' : undefined,
        stickiness:
          stickinessSeconds === undefined
            ? undefined
            : { type: 'lb_cookie', cookieDuration: stickinessSeconds },
      },
      {
        targetType: props.targetType ?? 'ip',
        deregistrationDelaySeconds: props.deregistrationDelaySeconds ?? 30,
      },
    );
    declaredProps.check(this, 'ApplicationTargetGroup', props);
  }

  /** Answers of targets with a status of 500 to 599. */
  metricTarget5xx(): Metric {
    return this.metricOf('AWS/ApplicationELB', 'HTTPCode_Target_5XX_Count', 'Sum');
  }

  /** How long targets take to answer, in seconds. */
  metricTargetResponseTime(): Metric {
    return this.metricOf('AWS/ApplicationELB', 'TargetResponseTime', 'Average');
  }

  /** How many targets do not answer health checks. */
  metricUnhealthyHosts(): Metric {
    return this.metricOf('AWS/ApplicationELB', 'UnHealthyHostCount', 'Maximum');
  }
}

function problemsOf(props: ApplicationTargetGroupProps): readonly Problem[] {
  const { algorithm, slowStartSeconds, healthCheck = {} } = props;
  return [
    notWhole('port', props.port, 1, 65_535),
    notOneOf('protocol', props.protocol, ['HTTP', 'HTTPS']),
    notOneOf('protocolVersion', props.protocolVersion, ['GRPC', 'HTTP1', 'HTTP2']),
    notOneOf('targetType', props.targetType, ['ip', 'instance']),
    notOneOf('algorithm', algorithm, [
      'least_outstanding_requests',
      'round_robin',
      'weighted_random',
    ]),
    notWhole('deregistrationDelaySeconds', props.deregistrationDelaySeconds, 0, 3_600),
    notWhole('slowStartSeconds', slowStartSeconds, 30, 900),
    notWhole('stickinessSeconds', props.stickinessSeconds, 1, 604_800),
    problemIf(
      slowStartSeconds !== undefined && algorithm !== undefined && algorithm !== 'round_robin',
      `algorithm must be round_robin with slowStartSeconds, got ${algorithm}`,
    ),
    ...healthCheckProblems(
      props.protocolVersion === 'GRPC' ? { ...healthCheck, matcher: undefined } : healthCheck,
    ),
  ];
}

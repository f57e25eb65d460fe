import type { IVpcRef, Metric } from '@archway/core';
import { notOneOf, notWhole, problemIf, reject } from '@archway/core';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { TargetHealthCheck } from './health-check';
import { healthCheckProblems, renderHealthCheck } from './health-check';
import type { TargetType } from './target-group';
import { TargetGroupBase } from './target-group';

export type NetworkProtocol = 'TCP' | 'TCP_UDP' | 'TLS' | 'UDP';

export interface NetworkTargetGroupProps {
  readonly vpc: IVpcRef;

  /** Where targets listen that do not say. */
  readonly port: number;

  /**
   * @default 'TCP'
   */
  readonly protocol?: NetworkProtocol;

  /**
   * `ip` is what tasks on Fargate are; `alb` is an application load balancer.
   *
   * @default 'ip'
   */
  readonly targetType?: Extract<TargetType, 'alb' | 'ip' | 'instance'>;

  /**
   * @default 'TCP'
   */
  readonly healthCheckProtocol?: 'HTTP' | 'HTTPS' | 'TCP';

  /**
   * `path` and `matcher` are for HTTP and HTTPS only.
   *
   * @default - every 15 seconds
   */
  readonly healthCheck?: TargetHealthCheck;

  /**
   * How long a target that leaves keeps its connections, in seconds, 0 to 3600.
   *
   * @default 30
   */
  readonly deregistrationDelaySeconds?: number;

  /**
   * Whether connections are cut when that time is over.
   *
   * @default false
   */
  readonly connectionTermination?: boolean;

  /**
   * Whether targets see the client's address.
   *
   * @default - AWS's: not for TCP and TLS to addresses
   */
  readonly preserveClientIp?: boolean;

  /**
   * Whether connections begin with a header that says who the client is.
   *
   * @default false
   */
  readonly proxyProtocolV2?: boolean;
}

/** Targets of a network load balancer. */
export class NetworkTargetGroup extends TargetGroupBase {
  constructor(scope: Construct, id: string, props: NetworkTargetGroupProps) {
    const {
      healthCheck = {},
      healthCheckProtocol = 'TCP',
      protocol = 'TCP',
      preserveClientIp,
    } = props;
    reject(`NetworkTargetGroup '${scope.node.path}/${id}'`, [
      notWhole('port', props.port, 1, 65_535),
      notOneOf('protocol', protocol, ['TCP', 'TCP_UDP', 'TLS', 'UDP']),
      notOneOf('targetType', props.targetType, ['alb', 'ip', 'instance']),
      notOneOf('healthCheckProtocol', healthCheckProtocol, ['HTTP', 'HTTPS', 'TCP']),
      notWhole('deregistrationDelaySeconds', props.deregistrationDelaySeconds, 0, 3_600),
      ...healthCheckProblems(healthCheck),
      problemIf(
        healthCheckProtocol === 'TCP' &&
          (healthCheck.path !== undefined || healthCheck.matcher !== undefined),
        'healthCheckProtocol must be HTTP or HTTPS with healthCheck.path or matcher, got TCP',
      ),
      problemIf(
        props.targetType === 'alb' && (protocol !== 'TCP' || healthCheckProtocol === 'TCP'),
        'targetType alb must go with protocol TCP and healthCheckProtocol HTTP or HTTPS',
      ),
    ]);
    super(
      scope,
      id,
      {
        vpcId: props.vpc.vpcId,
        port: props.port,
        protocol,
        healthCheck: renderHealthCheck(healthCheck, healthCheckProtocol),
        connectionTermination: props.connectionTermination,
        preserveClientIp: preserveClientIp === undefined ? undefined : String(preserveClientIp),
        proxyProtocolV2: props.proxyProtocolV2,
      },
      {
        targetType: props.targetType ?? 'ip',
        deregistrationDelaySeconds: props.deregistrationDelaySeconds ?? 30,
      },
    );
    declaredProps.check(this, 'NetworkTargetGroup', props);
  }

  /** How many targets do not answer health checks. */
  metricUnhealthyHosts(): Metric {
    return this.metricOf('AWS/NetworkELB', 'UnHealthyHostCount', 'Maximum');
  }
}

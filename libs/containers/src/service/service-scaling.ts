import type { IQueue, Metric, Problem } from '@archway/core';
import {
  isOpen,
  notMatching,
  notWhole,
  outOfRange,
  physicalName,
  problemIf,
  rejectProps,
} from '@archway/core';
import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { AppautoscalingScheduledAction } from '@cdktf/provider-aws/lib/appautoscaling-scheduled-action';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import { Construct } from 'constructs';
import type { ITargetGroup } from '../load-balancer/target-group';
import { backlogMetrics, leaveZero } from './backlog-scaling';

/** Between how many and how many tasks a service scales. */
export interface ScalingLimits {
  /** 0 or more. */
  readonly minimumTasks: number;
  /** At least `minimumTasks`. */
  readonly maximumTasks: number;
}

/** How long a step must show its effect before the next. */
export interface Cooldowns {
  /**
   * In seconds, 0 or more. At least as long as the work on a message, where tasks work on messages.
   *
   * @default 300
   */
  readonly scaleInCooldownSeconds?: number;

  /**
   * In seconds, 0 or more.
   *
   * @default 60
   */
  readonly scaleOutCooldownSeconds?: number;
}

export interface UtilizationScaling extends Cooldowns {
  /** The mean over all tasks that is aimed at, in percent, 1 to 100. */
  readonly targetPercent: number;
}

export interface RequestScaling extends Cooldowns {
  /** The load balancer's targets. */
  readonly targetGroup: ITargetGroup;
  /** How many requests a task takes in a minute. */
  readonly requestsPerTarget: number;
}

export interface BacklogScaling extends Cooldowns {
  readonly queue: IQueue;
  /** How long a message may wait, in seconds. */
  readonly acceptableLatencySeconds: number;
  /** How long a task works on a message, in seconds. */
  readonly secondsPerMessage: number;
}

export interface ScheduledScaling {
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  readonly schedule: string;
  /**
   * Such as `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timezone?: string;
  /**
   * @default - as it is
   */
  readonly minimumTasks?: number;
  /**
   * @default - as it is
   */
  readonly maximumTasks?: number;
}

/** The service as its scaling sees it. */
export interface ScaledService {
  readonly clusterName: string;
  readonly serviceName: string;
  /** Whether CloudWatch counts running tasks; unknown for a cluster that others deploy. */
  readonly countsTasks?: boolean;
  readonly runningTasks: Metric;
}

/** Changes the number of a service's tasks. */
export class ServiceScaling extends Construct {
  private readonly target: AppautoscalingTarget;

  constructor(
    scope: Construct,
    id: string,
    private readonly service: ScaledService,
    private readonly limits: ScalingLimits,
  ) {
    super(scope, id);
    rejectProps(this, limitProblems(limits));
    this.target = new AppautoscalingTarget(this, 'Default', {
      serviceNamespace: 'ecs',
      scalableDimension: 'ecs:service:DesiredCount',
      resourceId: `service/${service.clusterName}/${service.serviceName}`,
      minCapacity: limits.minimumTasks,
      maxCapacity: limits.maximumTasks,
    });
  }

  /** Keeps the CPU busy to a degree. */
  onCpu(scaling: UtilizationScaling): void {
    this.onUtilization('Cpu', 'ECSServiceAverageCPUUtilization', scaling);
  }

  /** Keeps the memory full to a degree. */
  onMemory(scaling: UtilizationScaling): void {
    this.onUtilization('Memory', 'ECSServiceAverageMemoryUtilization', scaling);
  }

  /** Keeps the requests of a task at a number. */
  onRequests(scaling: RequestScaling): void {
    const { targetGroup, requestsPerTarget } = scaling;
    const balancer = targetGroup.loadBalancerDimension;
    rejectProps(this, [
      ...cooldownProblems(scaling),
      outOfRange('requestsPerTarget', requestsPerTarget, 1, 1_000_000),
      problemIf(
        balancer === undefined,
        `targetGroup must be forwarded to by a listener first, got '${targetGroup.node.path}'`,
      ),
    ]);
    this.track('Requests', scaling, {
      targetValue: requestsPerTarget,
      predefinedMetricSpecification: {
        predefinedMetricType: 'ALBRequestCountPerTarget',
        resourceLabel: `${balancer}/${targetGroup.targetGroupDimension}`,
      },
    });
  }

  /**
   * Keeps the messages that wait for each task at what it works off in the acceptable time. Where there can be no task,
   * a step starts the first: a proportion of none is none.
   *
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
   */
  onBacklog(scaling: BacklogScaling): void {
    const { queue, acceptableLatencySeconds: latency, secondsPerMessage: each } = scaling;
    rejectProps(this, [
      ...cooldownProblems(scaling),
      outOfRange('acceptableLatencySeconds', latency, 1, 1_209_600),
      outOfRange('secondsPerMessage', each, 0.001, 43_200),
      problemIf(
        !isOpen(latency) && !isOpen(each) && latency < each,
        `acceptableLatencySeconds must not be below secondsPerMessage ${each}, got ${latency}`,
      ),
      problemIf(
        this.service.countsTasks === false,
        'onBacklog must have a cluster with containerInsights: it divides by the running tasks',
      ),
    ]);
    const visible = queue.metricApproximateNumberOfMessagesVisible();
    this.track('Backlog', scaling, {
      targetValue: latency / each,
      customizedMetricSpecification: {
        metrics: backlogMetrics(visible, this.service.runningTasks),
      },
    });
    if (this.limits.minimumTasks === 0) {
      leaveZero(this, this.dimension, visible, this.service.runningTasks);
    }
  }

  /** Changes the limits at a time. */
  onSchedule(id: string, scaling: ScheduledScaling): void {
    const { minimumTasks, maximumTasks, schedule } = scaling;
    rejectProps(this, [
      notMatching(
        'schedule',
        schedule,
        /^(cron\(\S+ \S+ \S+ \S+ \S+ \S+\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\))$/,
        'cron(…) of six fields, rate(…) or at(yyyy-mm-ddThh:mm:ss)',
      ),
      problemIf(
        minimumTasks === undefined && maximumTasks === undefined,
        `schedule '${id}' must change minimumTasks or maximumTasks`,
      ),
      notWhole('minimumTasks', minimumTasks, 0, 5_000),
      notWhole('maximumTasks', maximumTasks, 0, 5_000),
      aboveMaximum(
        minimumTasks ?? this.limits.minimumTasks,
        maximumTasks ?? this.limits.maximumTasks,
      ),
    ]);
    new AppautoscalingScheduledAction(this, id, {
      name: id,
      ...this.dimension,
      schedule,
      timezone: scaling.timezone,
      scalableTargetAction: {
        minCapacity: minimumTasks === undefined ? undefined : String(minimumTasks),
        maxCapacity: maximumTasks === undefined ? undefined : String(maximumTasks),
      },
    });
  }

  /** What every policy says, by reference, so that the target stands first. */
  private get dimension() {
    return {
      serviceNamespace: this.target.serviceNamespace,
      scalableDimension: this.target.scalableDimension,
      resourceId: this.target.resourceId,
    };
  }

  private onUtilization(id: string, metric: string, scaling: UtilizationScaling): void {
    rejectProps(this, [
      ...cooldownProblems(scaling),
      outOfRange('targetPercent', scaling.targetPercent, 1, 100),
    ]);
    this.track(id, scaling, {
      targetValue: scaling.targetPercent,
      predefinedMetricSpecification: { predefinedMetricType: metric },
    });
  }

  private track(
    id: string,
    { scaleInCooldownSeconds = 300, scaleOutCooldownSeconds = 60 }: Cooldowns,
    target: ConstructorParameters<
      typeof AppautoscalingPolicy
    >[2]['targetTrackingScalingPolicyConfiguration'],
  ): void {
    const policy = new Construct(this, id);
    new AppautoscalingPolicy(policy, 'Default', {
      name: physicalName(policy, 255),
      ...this.dimension,
      policyType: 'TargetTrackingScaling',
      targetTrackingScalingPolicyConfiguration: {
        ...(target as NonNullable<typeof target>),
        scaleInCooldown: scaleInCooldownSeconds,
        scaleOutCooldown: scaleOutCooldownSeconds,
      },
    });
  }
}

function limitProblems({ minimumTasks, maximumTasks }: ScalingLimits): readonly Problem[] {
  return [
    notWhole('minimumTasks', minimumTasks, 0, 5_000),
    notWhole('maximumTasks', maximumTasks, 1, 5_000),
    // Terraform's provider takes any two numbers.
    aboveMaximum(minimumTasks, maximumTasks),
  ];
}

function aboveMaximum(minimum: number, maximum: number): Problem {
  return problemIf(
    !isOpen(minimum) && !isOpen(maximum) && minimum > maximum,
    `minimumTasks must not be above maximumTasks ${maximum}, got ${minimum}`,
  );
}

function cooldownProblems(cooldowns: Cooldowns): readonly Problem[] {
  return (['scaleInCooldownSeconds', 'scaleOutCooldownSeconds'] as const).map((prop) =>
    notWhole(prop, cooldowns[prop], 0, 86_400),
  );
}

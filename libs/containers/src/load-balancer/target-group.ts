import type { Metric } from '@archway/core';
import type { LbTargetGroupConfig } from '@cdktf/provider-aws/lib/lb-target-group';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { Token } from 'cdktf';
import type { IConstruct, IDependable } from 'constructs';
import { Construct } from 'constructs';

export type TargetType = 'ip' | 'instance' | 'lambda' | 'alb';

/** Targets that a listener forwards to. */
export interface ITargetGroup extends IConstruct {
  readonly targetGroupArn: string;
  readonly targetGroupName: string;
  readonly targetType: TargetType;
  readonly deregistrationDelaySeconds: number;
  /** As metrics call it: `targetgroup/…`. */
  readonly targetGroupDimension: string;
  /** The listeners and rules that forward here. ECS refuses a target group that no load balancer uses. */
  readonly listeners: readonly IDependable[];
  /** As metrics call the load balancer that forwards here: `app/…`. */
  readonly loadBalancerDimension?: string;

  /** Learns of a listener or rule that forwards here. */
  forwardedBy(listener: IDependable, loadBalancerDimension: string): void;
}

/** What both kinds of target groups do. */
export abstract class TargetGroupBase extends Construct implements ITargetGroup {
  readonly targetGroupArn: string;
  readonly targetGroupName: string;
  readonly targetGroupDimension: string;
  readonly targetType: TargetType;
  readonly deregistrationDelaySeconds: number;
  readonly listeners: IDependable[] = [];
  private balancer?: string;

  protected constructor(
    scope: Construct,
    id: string,
    config: LbTargetGroupConfig,
    kind: { readonly targetType: TargetType; readonly deregistrationDelaySeconds: number },
  ) {
    super(scope, id);
    const { targetType, deregistrationDelaySeconds } = kind;
    const group = new LbTargetGroup(this, 'Default', {
      ...config,
      targetType,
      deregistrationDelay: String(deregistrationDelaySeconds),
      tags: { Name: this.node.path },
      // A listener cannot lose its group: the successor has to stand first.
      lifecycle: { createBeforeDestroy: true },
    });
    this.targetGroupArn = group.arn;
    this.targetGroupName = group.name;
    this.targetGroupDimension = Token.asString(group.arnSuffix);
    this.targetType = targetType;
    this.deregistrationDelaySeconds = deregistrationDelaySeconds;
  }

  get loadBalancerDimension(): string | undefined {
    return this.balancer;
  }

  forwardedBy(listener: IDependable, loadBalancerDimension: string): void {
    this.listeners.push(listener);
    this.balancer = loadBalancerDimension;
  }

  protected metricOf(
    namespace: string,
    metricName: string,
    statistic: Metric['statistic'],
  ): Metric {
    return {
      namespace,
      metricName,
      dimensions: {
        TargetGroup: this.targetGroupDimension,
        ...(this.balancer === undefined ? {} : { LoadBalancer: this.balancer }),
      },
      statistic,
    };
  }
}

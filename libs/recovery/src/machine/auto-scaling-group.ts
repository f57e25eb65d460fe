import type { ISubnetRef } from '@archway/core';
import { dependOn, notWhole, problemIf, rejectProps } from '@archway/core';
import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { LaunchTemplate } from './launch-template';

/** A day, below which AWS takes no lifetime of machines. */
const SHORTEST_LIFETIME_DAYS = 1;

export interface AutoScalingGroupProps {
  readonly launchTemplate: LaunchTemplate;

  readonly subnets: readonly ISubnetRef[];

  /**
   * How many machines run; 0 for none, as in a pilot light.
   *
   * @default 1
   */
  readonly desiredCapacity?: number;

  /**
   * @default - `desiredCapacity`, at least 1
   */
  readonly maximumSize?: number;

  /**
   * Days after which a machine is replaced, and so starts from the image of that day, 1 to 365.
   *
   * @default - never
   */
  readonly replaceAfterDays?: number;
}

/** Keeps machines running, and replaces them one after the other when the template changes. */
export class AutoScalingGroup extends Construct {
  readonly autoScalingGroupName: string;

  constructor(scope: Construct, id: string, props: AutoScalingGroupProps) {
    super(scope, id);
    declaredProps.check(this, 'AutoScalingGroup', props);
    const { launchTemplate, subnets, desiredCapacity = 1 } = props;
    const { maximumSize = Math.max(desiredCapacity, 1) } = props;
    rejectProps(this, [
      problemIf(subnets.length === 0, 'subnets must be at least one, got none'),
      notWhole('desiredCapacity', desiredCapacity, 0, 10_000),
      notWhole('maximumSize', maximumSize, 1, 10_000),
      problemIf(
        desiredCapacity > maximumSize,
        `desiredCapacity must not be above maximumSize, which is ${maximumSize}, got ${desiredCapacity}`,
      ),
      notWhole('replaceAfterDays', props.replaceAfterDays, SHORTEST_LIFETIME_DAYS, 365),
    ]);
    const group = new AutoscalingGroup(this, 'Default', {
      minSize: desiredCapacity,
      maxSize: maximumSize,
      desiredCapacity,
      vpcZoneIdentifier: subnets.map(({ subnetId }) => subnetId),
      launchTemplate: {
        id: launchTemplate.launchTemplateId,
        version: launchTemplate.latestVersion,
      },
      maxInstanceLifetime:
        props.replaceAfterDays === undefined ? undefined : props.replaceAfterDays * 86_400,
      instanceRefresh: { strategy: 'Rolling', preferences: { minHealthyPercentage: 0 } },
      tag: [{ key: 'Name', value: this.node.path, propagateAtLaunch: true }],
    });
    dependOn(group, launchTemplate.dependencies);
    this.autoScalingGroupName = group.name;
  }
}

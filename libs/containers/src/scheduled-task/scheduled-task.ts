import type { IQueue, ISecurityGroupRef, ISubnetRef, Problem } from '@archway/core';
import {
  dependOn,
  environmentOf,
  isOpen,
  notMatching,
  notWhole,
  physicalName,
  problemIf,
  rejectProps,
  Role,
  show,
} from '@archway/core';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import { Construct } from 'constructs';
import type { CapacityShare } from '../cluster/capacity-strategy';
import { capacityProblems, renderCapacity } from '../cluster/capacity-strategy';
import type { ICluster } from '../cluster/cluster';
import { declaredProps } from '../declared-props';
import type { FargateTask } from '../task/fargate-task';

export interface ScheduledTaskProps {
  readonly cluster: ICluster;
  readonly task: FargateTask;
  readonly subnets: readonly ISubnetRef[];
  readonly securityGroups: readonly ISecurityGroupRef[];

  /** `cron(…)` of six fields, `rate(…)`, or `at(yyyy-mm-ddThh:mm:ss)` for a task that runs once. */
  readonly schedule: string;

  /**
   * Such as `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timezone?: string;

  /**
   * Where a run goes that could not be started. Without one it is forgotten.
   */
  readonly deadLetterQueue: IQueue;

  /**
   * How often starting is tried again, 0 to 185.
   *
   * @default 3
   */
  readonly maximumRetryAttempts?: number;

  /**
   * For how long starting is tried, in seconds, 60 to 86400.
   *
   * @default 3600
   */
  readonly maximumEventAgeSeconds?: number;

  /**
   * How many tasks start, 1 to 10.
   *
   * @default 1
   */
  readonly taskCount?: number;

  /**
   * @default - on demand
   */
  readonly capacity?: readonly CapacityShare[];

  /**
   * @default false
   */
  readonly assignPublicIp?: boolean;
}

/** Starts a task at a time, or again and again. */
export class ScheduledTask extends Construct {
  readonly scheduleArn: string;

  constructor(scope: Construct, id: string, props: ScheduledTaskProps) {
    super(scope, id);
    declaredProps.check(this, 'ScheduledTask', props);
    rejectProps(this, problemsOf(props));
    const role = this.role(props);
    const { schedule, task } = props;
    const resource = new SchedulerSchedule(this, 'Default', {
      name: physicalName(this, 64),
      scheduleExpression: schedule,
      scheduleExpressionTimezone: props.timezone,
      // A task that ran once needs its schedule no longer.
      actionAfterCompletion: schedule.startsWith('at(') ? 'DELETE' : undefined,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: props.cluster.clusterArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: props.deadLetterQueue.queueArn },
        retryPolicy: {
          maximumRetryAttempts: props.maximumRetryAttempts ?? 3,
          maximumEventAgeInSeconds: props.maximumEventAgeSeconds ?? 3_600,
        },
        ecsParameters: {
          taskDefinitionArn: task.taskDefinitionArn,
          taskCount: props.taskCount ?? 1,
          capacityProviderStrategy: renderCapacity(
            props.capacity ?? [{ capacityProvider: 'FARGATE' }],
          ),
          enableEcsManagedTags: true,
          networkConfiguration: {
            subnets: props.subnets.map(({ subnetId }) => subnetId),
            securityGroups: props.securityGroups.map(({ securityGroupId }) => securityGroupId),
            assignPublicIp: props.assignPublicIp ?? false,
          },
        },
      },
    });
    dependOn(resource, [role, ...task.dependencies]);
    this.scheduleArn = resource.arn;
  }

  private role({ cluster, task, deadLetterQueue }: ScheduledTaskProps): Role {
    const role = new Role(this, 'Role', {
      assumedBy: 'scheduler.amazonaws.com',
      assumeConditions: { StringEquals: { 'aws:SourceAccount': environmentOf(this).accountId } },
    });
    task.grantRun(role, cluster);
    deadLetterQueue.grantSend(role);
    return role;
  }
}

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
function problemsOf(props: ScheduledTaskProps): readonly Problem[] {
  const { schedule, subnets, securityGroups, deadLetterQueue } = props;
  const singular = /^rate\(1 (minute|hour|day)\)$/;
  const plural = /^rate\((?!1 )[1-9]\d* (minutes|hours|days)\)$/;
  const cron = /^cron\(\S+ \S+ \S+ \S+ \S+ \S+\)$/;
  const at = /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/;
  return [
    problemIf(
      !isOpen(schedule) && ![singular, plural, cron, at].some((form) => form.test(schedule)),
      `schedule must be cron(…) of six fields, rate(…) or at(yyyy-mm-ddThh:mm:ss), got ${show(schedule)}`,
    ),
    notMatching(
      'timezone',
      props.timezone,
      /^[A-Za-z0-9+_/-]{1,50}$/,
      'a name such as Europe/Berlin',
    ),
    problemIf(
      subnets.length === 0 || subnets.length > 16,
      `subnets must be 1 to 16, got ${subnets.length}`,
    ),
    problemIf(
      securityGroups.length === 0 || securityGroups.length > 5,
      `securityGroups must be 1 to 5, got ${securityGroups.length}`,
    ),
    problemIf(
      deadLetterQueue.fifo,
      `deadLetterQueue must be a standard queue, got '${deadLetterQueue.node.path}', which is FIFO`,
    ),
    notWhole('maximumRetryAttempts', props.maximumRetryAttempts, 0, 185),
    notWhole('maximumEventAgeSeconds', props.maximumEventAgeSeconds, 60, 86_400),
    notWhole('taskCount', props.taskCount, 1, 10),
    ...capacityProblems('capacity', props.capacity),
  ];
}

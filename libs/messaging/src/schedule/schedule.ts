import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import type { IQueue } from '@archway/core';
import {
  dependOn,
  environmentOf,
  formatArn,
  notMatching,
  notWhole,
  onlyFrom,
  problemIf,
  recordHop,
  rejectProps,
  Role,
} from '@archway/core';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { newDeadLetterQueue } from '../queue/dead-letter-queue';
import type { Target } from '../target/target';
import { grantTarget, groupProblem, identify, recordTarget } from '../target/target';
import { expressionProblem } from './schedule-expression';

/** The numbers are those of https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html. */
export interface ScheduleProps {
  /** `rate(5 minutes)`, `cron(0 12 * * ? *)` or `at(2026-01-31T12:00:00)`. */
  readonly expression: string;

  readonly target: Target;

  /**
   * The time zone of the expression, such as `Europe/Berlin`.
   *
   * @default 'UTC'
   */
  readonly timezone?: string;

  /**
   * How late the target may be called, in minutes, 1 to 1440.
   *
   * @default - within a minute of the time
   */
  readonly flexibleWindowMinutes?: number;

  /**
   * What the target gets, as JSON.
   *
   * @default - the times of the call
   */
  readonly input?: string;

  /**
   * How often a call is tried again, 0 to 185.
   *
   * @default 185
   */
  readonly maximumRetryAttempts?: number;

  /**
   * How long a call is tried, in seconds, 60 to 86400.
   *
   * @default 86400
   */
  readonly maximumEventAgeSeconds?: number;

  /**
   * Where calls go that failed after all retries; `false` for nowhere. A standard queue.
   *
   * @default - a new queue
   */
  readonly deadLetterQueue?: IQueue | false;

  /**
   * The first time, in UTC, such as `2026-01-31T12:00:00Z`.
   *
   * @default - at once
   */
  readonly startDate?: string;

  /**
   * The last time, in UTC.
   *
   * @default - for ever
   */
  readonly endDate?: string;

  /**
   * At most 512 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * @default true
   */
  readonly enabled?: boolean;
}

/** Calls a target at times of the clock. */
export class Schedule extends Construct {
  readonly scheduleArn: string;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ScheduleProps) {
    super(scope, id);
    declaredProps.check(this, 'Schedule', props);
    const { target, deadLetterQueue } = props;
    rejectProps(this, [
      expressionProblem('expression', props.expression),
      groupProblem(target),
      problemIf(
        'eventBus' in target && (target.source === undefined || target.detailType === undefined),
        'target.source and target.detailType must be given for a bus',
      ),
      notWhole('flexibleWindowMinutes', props.flexibleWindowMinutes, 1, 1_440),
      notWhole('maximumRetryAttempts', props.maximumRetryAttempts, 0, 185),
      notWhole('maximumEventAgeSeconds', props.maximumEventAgeSeconds, 60, 86_400),
      notMatching('description', props.description, /^[^]{1,512}$/, '1 to 512 characters'),
      problemIf(
        deadLetterQueue !== undefined && deadLetterQueue !== false && deadLetterQueue.fifo,
        'deadLetterQueue must be a standard queue, got a FIFO queue',
      ),
    ]);
    // The group is what the scheduler names when it takes on a role, not the schedule.
    const group = formatArn(this, { service: 'scheduler', resource: 'schedule-group/default' });
    this.role = new Role(this, 'Role', {
      assumedBy: 'scheduler.amazonaws.com',
      assumeConditions: onlyFrom(group, environmentOf(this).accountId),
    });
    grantTarget(target, this.role);
    const failures = this.failures(deadLetterQueue);
    const schedule = new SchedulerSchedule(this, 'Default', {
      description: props.description,
      scheduleExpression: props.expression,
      scheduleExpressionTimezone: props.timezone,
      startDate: props.startDate,
      endDate: props.endDate,
      state: props.enabled === false ? 'DISABLED' : undefined,
      flexibleTimeWindow:
        props.flexibleWindowMinutes === undefined
          ? { mode: 'OFF' }
          : { mode: 'FLEXIBLE', maximumWindowInMinutes: props.flexibleWindowMinutes },
      target: {
        arn: identify(target).arn,
        roleArn: this.role.roleArn,
        input: props.input,
        retryPolicy: {
          maximumRetryAttempts: props.maximumRetryAttempts ?? 185,
          maximumEventAgeInSeconds: props.maximumEventAgeSeconds ?? 86_400,
        },
        deadLetterConfig: failures && { arn: failures.queueArn },
        sqsParameters:
          'queue' in target && target.messageGroupId !== undefined
            ? { messageGroupId: target.messageGroupId }
            : undefined,
        kinesisParameters: 'stream' in target ? { partitionKey: target.partitionKey } : undefined,
        eventbridgeParameters:
          'eventBus' in target
            ? { source: target.source ?? '', detailType: target.detailType ?? '' }
            : undefined,
      },
    });
    dependOn(schedule, [this.role]);
    this.scheduleArn = schedule.arn;
    recordTarget(this, target);
  }

  private failures(given: IQueue | false | undefined): IQueue | undefined {
    if (given === false) return undefined;
    const queue = given ?? newDeadLetterQueue(this, 'DeadLetter');
    queue.grantSend(this.role);
    recordHop(this, { target: queue });
    return queue;
  }
}

import {
  environmentOf,
  isOpen,
  notMatching,
  notOneOf,
  problemIf,
  rejectProps,
} from '@archway/core';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { HealthCheckOptions } from './health-check';
import { HealthCheck } from './health-check';

/** What the check is while the alarm has too few values. */
export const INSUFFICIENT_DATA_STATUSES = ['Healthy', 'LastKnownStatus', 'Unhealthy'] as const;

export interface AlarmHealthCheckProps extends HealthCheckOptions {
  /** The alarm whose metric is watched. Route 53 looks at the metric, not at the alarm's own state. */
  readonly alarmName: string;

  /**
   * Where the alarm is.
   *
   * @default - the region of the stack
   */
  readonly alarmRegion?: string;

  /**
   * What the check is while the alarm has too few values.
   *
   * @default 'LastKnownStatus'
   */
  readonly insufficientDataHealthStatus?: (typeof INSUFFICIENT_DATA_STATUSES)[number];
}

/** Is healthy while an alarm of CloudWatch does not ring: for what checkers on the internet cannot reach. */
export class AlarmHealthCheck extends HealthCheck {
  readonly healthCheckId: string;
  readonly healthCheckArn: string;

  constructor(scope: Construct, id: string, props: AlarmHealthCheckProps) {
    super(scope, id);
    declaredProps.check(this, 'AlarmHealthCheck', props);
    const { alarmName, alarmRegion, insufficientDataHealthStatus } = props;
    rejectProps(this, [
      problemIf(
        !isOpen(alarmName) && (alarmName === '' || alarmName.length > 255),
        `alarmName must have 1 to 255 characters, got ${alarmName.length}`,
      ),
      notMatching(
        'alarmRegion',
        alarmRegion,
        /^[a-z]{2}(-[a-z]+)+-\d$/,
        'a region such as eu-central-1',
      ),
      notOneOf(
        'insufficientDataHealthStatus',
        insufficientDataHealthStatus,
        INSUFFICIENT_DATA_STATUSES,
      ),
    ]);
    const check = this.createCheck(props, {
      type: 'CLOUDWATCH_METRIC',
      cloudwatchAlarmName: alarmName,
      cloudwatchAlarmRegion: alarmRegion ?? environmentOf(this).region,
      insufficientDataHealthStatus: insufficientDataHealthStatus ?? 'LastKnownStatus',
    });
    this.healthCheckId = check.id;
    this.healthCheckArn = check.arn;
  }
}

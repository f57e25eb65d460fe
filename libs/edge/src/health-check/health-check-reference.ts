import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { IAlarmAction } from '@archway/core';
import type { IConstruct } from 'constructs';

/** A health check, of this app or another. */
export interface IHealthCheck extends IConstruct {
  readonly healthCheckId: string;

  /** An alarm that rings while the check is unhealthy, in us-east-1 where its metric is. */
  addAlarm(id: string, options?: HealthAlarmOptions): void;
}

export interface HealthAlarmOptions {
  /**
   * What has happened when this alarm rings, and what to do then: 1 to 1024 characters.
   *
   * @default - that the check is unhealthy
   */
  readonly description?: string;

  /**
   * Who is told when the check becomes unhealthy and when it is healthy again. In us-east-1.
   *
   * @default - nobody
   */
  readonly actions?: readonly IAlarmAction[];

  /**
   * For how many minutes in a row the check is unhealthy before the alarm rings, 1 to 1440.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;

  /**
   * A provider of us-east-1.
   *
   * @default - the stack's, which then has to be of us-east-1
   */
  readonly provider?: AwsProvider;
}

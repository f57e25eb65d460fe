import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { IAlarmAction, Metric } from '@archway/core';
import { physicalName } from '@archway/core';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { TunnelAlarms } from './site-to-site-vpn-props';

/** How often a VPN says how its tunnels are, in seconds. */
const PERIOD_SECONDS = 300;

/** Rings while one tunnel is down. */
export class TunnelAlarm extends Construct {
  readonly alarmArn: string;

  constructor(
    scope: Construct,
    id: string,
    metric: Metric,
    alarms: TunnelAlarms,
    provider: TerraformProvider | undefined,
  ) {
    super(scope, id);
    const alarm = new CloudwatchMetricAlarm(this, 'Default', {
      alarmName: physicalName(this, 255),
      alarmDescription: `A tunnel of the VPN ${scope.node.path} is down. Traffic takes the other one: read the VPN's log and look at the device before that one goes too.`,
      namespace: metric.namespace,
      metricName: metric.metricName,
      dimensions: { ...metric.dimensions },
      statistic: metric.statistic,
      period: PERIOD_SECONDS,
      evaluationPeriods: alarms.evaluationPeriods ?? 1,
      comparisonOperator: 'LessThanThreshold',
      threshold: 1,
      // A tunnel that nobody has brought up yet reports nothing, and is down all the same.
      treatMissingData: 'breaching',
      provider,
    });
    this.alarmArn = alarm.arn;
    alarm.alarmActions = this.bind(alarms.actions);
    alarm.okActions = this.bind(alarms.okActions);
  }

  private bind(actions: readonly IAlarmAction[] | undefined): string[] {
    return (actions ?? []).map((action) => action.bindAlarm(this.alarmArn).actionArn);
  }
}

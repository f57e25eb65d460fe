import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { isOpen, notWhole, physicalName, problemIf, rejectProps } from '@archway/core';
import type { Construct } from 'constructs';
import { notInUsEast1 } from '../us-east-1/us-east-1';
import type { HealthAlarmOptions, IHealthCheck } from './health-check-reference';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 1_024;
const DAY_MINUTES = 1_440;

/** Makes the alarm below `scope`. */
export function addHealthAlarm(
  scope: Construct,
  check: IHealthCheck,
  options: HealthAlarmOptions,
): void {
  const { description = `${check.node.path} is unhealthy.`, evaluationPeriods = 1 } = options;
  rejectProps(check, [
    notInUsEast1(check, 'the alarm of a health check', options.provider),
    notWhole('evaluationPeriods', evaluationPeriods, 1, DAY_MINUTES),
    problemIf(
      !isOpen(description) && (description === '' || description.length > LONGEST_DESCRIPTION),
      `description must have 1 to ${LONGEST_DESCRIPTION} characters, got ${description.length}`,
    ),
  ]);
  const alarm = new CloudwatchMetricAlarm(scope, 'Default', {
    alarmName: physicalName(scope, LONGEST_NAME),
    alarmDescription: description,
    namespace: 'AWS/Route53',
    metricName: 'HealthCheckStatus',
    dimensions: { HealthCheckId: check.healthCheckId },
    statistic: 'Minimum',
    period: 60,
    evaluationPeriods,
    threshold: 1,
    comparisonOperator: 'LessThanThreshold',
    // A check that says nothing has been taken away, or cannot run: both want to be known.
    treatMissingData: 'breaching',
    provider: options.provider,
  });
  const arns = (options.actions ?? []).map((action) => action.bindAlarm(alarm.arn).actionArn);
  alarm.alarmActions = arns;
  alarm.okActions = arns;
}

import type { Metric } from '@archway/core';
import { physicalName } from '@archway/core';
import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';

/** What a scaling policy belongs to. */
export interface ScalableDimension {
  readonly serviceNamespace: string;
  readonly scalableDimension: string;
  readonly resourceId: string;
}

/** Messages that wait for each running task. Where none runs, for one. */
export function backlogMetrics(visible: Metric, running: Metric) {
  return [
    { id: 'visible', metricStat: statOf(visible, 'Maximum'), returnData: false },
    { id: 'running', metricStat: statOf(running, 'Average'), returnData: false },
    {
      id: 'backlog',
      label: 'Messages that wait for each task',
      expression: 'visible / IF(FILL(running, 0) > 0, FILL(running, 1), 1)',
      returnData: true,
    },
  ];
}

/** Starts the first task when a message waits and none runs. Where some do, it does nothing. */
export function leaveZero(
  scope: Construct,
  dimension: ScalableDimension,
  visible: Metric,
  running: Metric,
): void {
  const first = new Construct(scope, 'FirstTask');
  const policy = new AppautoscalingPolicy(first, 'Default', {
    name: physicalName(first, 255),
    ...dimension,
    policyType: 'StepScaling',
    stepScalingPolicyConfiguration: {
      adjustmentType: 'ChangeInCapacity',
      metricAggregationType: 'Maximum',
      cooldown: 120,
      stepAdjustment: [{ metricIntervalLowerBound: '0', scalingAdjustment: 1 }],
    },
  });
  new CloudwatchMetricAlarm(first, 'Alarm', {
    alarmName: physicalName(first, 255),
    alarmDescription: 'A message waits and no task runs: the first one is started',
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: 'notBreaching',
    alarmActions: [policy.arn],
    metricQuery: [
      {
        id: 'waiting',
        label: 'Messages that wait while no task runs',
        expression: 'IF(FILL(running, 0) < 1, visible, 0)',
        returnData: true,
      },
      { id: 'visible', metric: queryOf(visible, 'Maximum') },
      { id: 'running', metric: queryOf(running, 'Average') },
    ],
  });
}

function statOf({ namespace, metricName, dimensions }: Metric, stat: string) {
  return {
    stat,
    metric: {
      namespace,
      metricName,
      dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
    },
  };
}

function queryOf({ namespace, metricName, dimensions }: Metric, stat: string) {
  return { namespace, metricName, dimensions: { ...dimensions }, stat, period: 60 };
}

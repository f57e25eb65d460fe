import type { IAlarmAction } from '@archway/core';
import { itPlans, planOffline, testApp } from '@archway/testing';
// #region example
import { AwsStack } from '@archway/core';
import type { Metric } from '@archway/core';
import { Alarm } from '@archway/monitoring';
import { Construct } from 'constructs';

interface Watched {
  readonly errors: Metric;
  readonly operators: IAlarmAction;
}

class Monitoring extends AwsStack {
  constructor(scope: Construct, id: string, watch: (stack: Construct) => Watched) {
    super(scope, id, { accountId: '111122223333', region: 'eu-central-1', stage: 'dev' });
    const { errors, operators } = watch(this);
    new Alarm(this, 'Errors', {
      metric: errors,
      threshold: 5,
      periodSeconds: 300,
      description: 'Thumbnails fail: read the log of the function, then redrive the dead letters.',
      actions: [operators],
    });
  }
}
// #endregion
// #region outage
import { CompositeAlarm, Dashboard } from '@archway/monitoring';

/** One alarm for one trouble, and what to look at then. */
function orders(scope: Construct, errors: Metric, requests: Metric, latency: Metric): void {
  const failing = new Alarm(scope, 'Failing', {
    metric: { expression: '100 * errors / FILL(requests, 1)', metrics: { errors, requests } },
    threshold: 5,
    evaluationPeriods: 3,
    description: 'More than 5 % of requests fail.',
  });
  const slow = new Alarm(scope, 'Slow', {
    metric: latency,
    percentile: 99,
    threshold: 1_000,
    description: 'One request in a hundred takes longer than a second.',
  });
  new CompositeAlarm(scope, 'Outage', {
    rule: { anyOf: [failing, slow] },
    description: 'Customers cannot order: look at the dashboard Orders.',
  });
  new Dashboard(scope, 'Orders', {
    rows: [
      [{ text: '# Orders' }],
      [
        { title: 'Requests', metrics: { requests, errors } },
        { title: 'Latency', metrics: { average: latency }, line: { label: 'slow', value: 1_000 } },
      ],
    ],
  });
}
// #endregion

class Operators extends Construct implements IAlarmAction {
  bindAlarm() {
    return { actionArn: 'arn:aws:sns:eu-central-1:111122223333:operators' };
  }
}

itPlans('deploys alarms and a dashboard that the real provider takes', () => {
  const errors: Metric = {
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    dimensions: { FunctionName: 'thumbnail' },
    statistic: 'Sum',
  };
  const plan = planOffline(
    new Monitoring(testApp(), 'monitoring', (stack) => {
      const requests: Metric = { ...errors, metricName: 'Invocations' };
      orders(stack, errors, requests, { ...errors, metricName: 'Duration', statistic: 'Average' });
      return { errors, operators: new Operators(stack, 'Operators') };
    }),
  );
  expect(plan.inventory).toEqual({
    aws_cloudwatch_composite_alarm: 1,
    aws_cloudwatch_dashboard: 1,
    aws_cloudwatch_metric_alarm: 3,
  });
  expect(plan.at('aws_cloudwatch_metric_alarm.Errors')).toMatchObject({
    alarm_name: 'dev-monitoring-Errors',
    alarm_actions: ['arn:aws:sns:eu-central-1:111122223333:operators'],
  });
});

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

class Operators extends Construct implements IAlarmAction {
  bindAlarm() {
    return { actionArn: 'arn:aws:sns:eu-central-1:111122223333:operators' };
  }
}

itPlans('deploys an alarm that the real provider takes', () => {
  const errors: Metric = {
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    dimensions: { FunctionName: 'thumbnail' },
    statistic: 'Sum',
  };
  const plan = planOffline(
    new Monitoring(testApp(), 'monitoring', (stack) => ({
      errors,
      operators: new Operators(stack, 'Operators'),
    })),
  );
  expect(plan.inventory).toEqual({ aws_cloudwatch_metric_alarm: 1 });
  expect(plan.at('aws_cloudwatch_metric_alarm.Errors')).toMatchObject({
    alarm_name: 'dev-monitoring-Errors',
    alarm_actions: ['arn:aws:sns:eu-central-1:111122223333:operators'],
  });
});

import type { IAlarmAction, Metric } from '@archway/core';
import { synth } from '@archway/testing';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import type { AlarmProps } from './alarm';
import { Alarm } from './alarm';

const DEAD_LETTERS: Metric = {
  namespace: 'AWS/SQS',
  metricName: 'ApproximateNumberOfMessagesVisible',
  dimensions: { QueueName: 'dead-letters' },
  statistic: 'Maximum',
};

const DESCRIPTION = 'Photos could not be processed: read the dead letters, then redrive them.';

/** Somebody who is told, and remembers by which alarm. */
class Pager extends Construct implements IAlarmAction {
  readonly alarms: string[] = [];

  bindAlarm(alarmArn: string) {
    this.alarms.push(alarmArn);
    return { actionArn: `arn:${this.node.id}` };
  }
}

const withAlarm = (props?: Partial<AlarmProps>) =>
  synth((scope) => {
    new Alarm(scope, 'DeadLetters', {
      metric: DEAD_LETTERS,
      threshold: 1,
      description: DESCRIPTION,
      ...props,
    });
  });

const pagers = (count: number) => (scope: Construct) =>
  Array.from({ length: count }, (_, index) => new Pager(scope, `Pager${index}`));

const withActions = (count: number) =>
  synth((scope) => {
    new Alarm(scope, 'DeadLetters', {
      metric: DEAD_LETTERS,
      threshold: 1,
      description: DESCRIPTION,
      actions: pagers(count)(scope),
    });
  });

it('is one alarm that rings when the latest minute reaches the threshold', () => {
  const stack = withAlarm();
  expect(stack.inventory).toEqual({ aws_cloudwatch_metric_alarm: 1 });
  expect(stack.at('aws_cloudwatch_metric_alarm.DeadLetters')).toEqual({
    alarm_name: 'test-test-DeadLetters',
    alarm_description: DESCRIPTION,
    alarm_actions: [],
    ok_actions: [],
    insufficient_data_actions: [],
    namespace: 'AWS/SQS',
    metric_name: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: 'dead-letters' },
    statistic: 'Maximum',
    period: 60,
    evaluation_periods: 1,
    threshold: 1,
    comparison_operator: 'GreaterThanOrEqualToThreshold',
    treat_missing_data: 'notBreaching',
  });
});

it('tells each who has to know, and each lets the alarm in', () => {
  const alarm = synth((scope) => {
    const [first, second] = [new Pager(scope, 'First'), new Pager(scope, 'Second')];
    const { alarmArn } = new Alarm(scope, 'DeadLetters', {
      metric: DEAD_LETTERS,
      threshold: 1,
      description: DESCRIPTION,
      actions: [first, second],
      okActions: [first],
      insufficientDataActions: [second],
    });
    expect(first.alarms).toEqual([alarmArn, alarmArn]);
    expect(second.alarms).toEqual([alarmArn, alarmArn]);
  }).only(CloudwatchMetricAlarm);
  expect(alarm).toMatchObject({
    alarm_actions: ['arn:First', 'arn:Second'],
    ok_actions: ['arn:First'],
    insufficient_data_actions: ['arn:Second'],
  });
});

it.each<[string, Partial<AlarmProps>, object]>([
  ['a name', { alarmName: 'photos fail' }, { alarm_name: 'photos fail' }],
  [
    'another comparison',
    { comparison: 'LessThanThreshold' },
    { comparison_operator: 'LessThanThreshold' },
  ],
  ['another period', { periodSeconds: 300 }, { period: 300 }],
  [
    'more values',
    { evaluationPeriods: 3, datapointsToAlarm: 2 },
    { evaluation_periods: 3, datapoints_to_alarm: 2 },
  ],
  ['silence as trouble', { treatMissingData: 'breaching' }, { treat_missing_data: 'breaching' }],
  ['a threshold of nothing', { threshold: 0 }, { threshold: 0 }],
])('has %s', (_, props, expected) => {
  expect(withAlarm(props).only(CloudwatchMetricAlarm)).toMatchObject(expected);
});

it('takes numbers that Terraform computes', () => {
  const variable = (name: string) => Token.asNumber({ resolve: () => `\${var.${name}}` });
  const alarm = withAlarm({
    threshold: variable('threshold'),
    periodSeconds: variable('period'),
    evaluationPeriods: variable('periods'),
    datapointsToAlarm: 2,
  }).only(CloudwatchMetricAlarm);
  expect(alarm).toMatchObject({
    threshold: '${var.threshold}',
    period: '${var.period}',
    evaluation_periods: '${var.periods}',
  });
});

it.each<[string, Partial<AlarmProps>]>([
  ['10 seconds', { periodSeconds: 10 }],
  ['30 seconds', { periodSeconds: 30 }],
  ['a minute', { periodSeconds: 60 }],
  ['a day of minutes', { periodSeconds: 60, evaluationPeriods: 1_440 }],
  ['a day of ten seconds', { periodSeconds: 10, evaluationPeriods: 8_640 }],
  ['a week of hours', { periodSeconds: 3_600, evaluationPeriods: 168 }],
  ['a week at once', { periodSeconds: 604_800 }],
  ['all values', { evaluationPeriods: 3, datapointsToAlarm: 3 }],
  ['a name of 255', { alarmName: 'n'.repeat(255) }],
  ['a description of 1024', { description: 'd'.repeat(1_024) }],
])('accepts %s', (_, props) => {
  expect(() => withAlarm(props)).not.toThrow();
});

it.each<[string, Partial<AlarmProps>, string]>([
  ['no period', { periodSeconds: 0 }, 'periodSeconds must be 10, 30 or a multiple of 60, got 0'],
  ['20 seconds', { periodSeconds: 20 }, 'periodSeconds must be 10, 30 or a multiple of 60, got 20'],
  ['61 seconds', { periodSeconds: 61 }, 'periodSeconds must be 10, 30 or a multiple of 60, got 61'],
  [
    'more than a day of minutes',
    { evaluationPeriods: 1_441 },
    'must be at most 86400 for a period of 60, got 86460',
  ],
  [
    'more than a week of hours',
    { periodSeconds: 3_600, evaluationPeriods: 169 },
    'must be at most 604800 for a period of 3600, got 608400',
  ],
  ['no value', { evaluationPeriods: 0 }, 'evaluationPeriods must be a whole number'],
  ['no value that counts', { datapointsToAlarm: 0 }, 'datapointsToAlarm must be'],
  [
    'more values than there are',
    { evaluationPeriods: 3, datapointsToAlarm: 4 },
    'datapointsToAlarm must be a whole number between 1 and 3, got 4',
  ],
  ['no name', { alarmName: '' }, 'alarmName must be 1 to 255 characters'],
  ['a name of 256', { alarmName: 'n'.repeat(256) }, 'alarmName must be 1 to 255 characters'],
  ['no description', { description: '' }, 'description must have 1 to 1024 characters, got 0'],
  ['a description of 1025', { description: 'd'.repeat(1_025) }, 'got 1025'],
  ['no threshold', { threshold: Number.NaN }, 'threshold must be a number, got NaN'],
  [
    'another comparison',
    { comparison: 'Equals' as 'LessThanThreshold' },
    'comparison must be one of',
  ],
  ['another silence', { treatMissingData: 'ok' as 'missing' }, 'treatMissingData must be one of'],
])('refuses %s', (_, props, problem) => {
  expect(() => withAlarm(props)).toThrow(problem);
});

it('tells five and refuses a sixth', () => {
  expect(() => withActions(5)).not.toThrow();
  expect(() => withActions(6)).toThrow(
    "Alarm 'test/DeadLetters': actions must be at most 5, got 6",
  );
});

it.each([99, 99.9, 100])('compares the percentile %d', (percentile) => {
  const alarm = withAlarm({ percentile }).only(CloudwatchMetricAlarm);
  expect(alarm['extended_statistic']).toBe(`p${percentile}`);
  expect(alarm).not.toHaveProperty('statistic');
});

it.each([0, 100.1])('refuses the percentile %d', (percentile) => {
  expect(() => withAlarm({ percentile })).toThrow('percentile must be above 0 and up to 100');
});

describe('of a value that is computed', () => {
  const SENT: Metric = { ...DEAD_LETTERS, metricName: 'NumberOfMessagesSent', statistic: 'Sum' };
  const computed = (expression: string, metrics: Record<string, Metric>) =>
    withAlarm({ metric: { expression, metrics }, periodSeconds: 300 });

  it('asks for the expression and each of its metrics', () => {
    const alarm = computed('dead / FILL(sent, 1)', { dead: DEAD_LETTERS, sent: SENT });
    expect(alarm.only(CloudwatchMetricAlarm)['metric_query']).toEqual([
      { id: 'result', expression: 'dead / FILL(sent, 1)', return_data: true },
      {
        id: 'dead',
        return_data: false,
        metric: {
          namespace: 'AWS/SQS',
          metric_name: 'ApproximateNumberOfMessagesVisible',
          dimensions: { QueueName: 'dead-letters' },
          stat: 'Maximum',
          period: 300,
        },
      },
      expect.objectContaining({ id: 'sent' }),
    ]);
    expect(alarm.only(CloudwatchMetricAlarm)).not.toHaveProperty('period');
  });

  it.each<[string, Record<string, Metric>, string]>([
    ['1', {}, 'metric.metrics must be 1 to 9, got 0'],
    ['Dead', { Dead: SENT }, 'must have names that begin with a lower case letter'],
    ['sent', { sent: SENT, dead: SENT }, 'metric.expression must use dead, got "sent"'],
  ])('refuses %s of %j', (expression, metrics, problem) => {
    expect(() => computed(expression, metrics)).toThrow(problem);
  });

  it('refuses a percentile of it', () => {
    expect(() =>
      withAlarm({ metric: { expression: 'sent', metrics: { sent: SENT } }, percentile: 99 }),
    ).toThrow('percentile must be left out for a metric that is computed');
  });
});

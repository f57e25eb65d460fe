// Written by tools/declared-props.mjs from the declarations.
import { DeclaredProps } from '@archway/core';

export const declaredProps = new DeclaredProps(
  { Alarm: 'AlarmProps', CompositeAlarm: 'CompositeAlarmProps', Dashboard: 'DashboardProps' },
  {
    AlarmProps: {
      metric: 'Metric | MetricMath',
      threshold: 'number',
      description: 'string',
      'percentile?': 'number',
      'alarmName?': 'string',
      'comparison?':
        "'GreaterThanOrEqualToThreshold' | 'GreaterThanThreshold' | 'LessThanOrEqualToThreshold' | 'LessThanThreshold'",
      'periodSeconds?': 'number',
      'evaluationPeriods?': 'number',
      'datapointsToAlarm?': 'number',
      'treatMissingData?': "'breaching' | 'ignore' | 'missing' | 'notBreaching'",
      'actions?': 'List<IAlarmAction>',
      'okActions?': 'List<IAlarmAction>',
      'insufficientDataActions?': 'List<IAlarmAction>',
    },
    AlarmRule2: { allOf: 'List<AlarmRule>' },
    AlarmRule3: { anyOf: 'List<AlarmRule>' },
    AlarmRule4: { not: 'AlarmRule' },
    CompositeAlarmProps: {
      rule: 'AlarmRule',
      description: 'string',
      'alarmName?': 'string',
      'actions?': 'List<IAlarmAction>',
      'okActions?': 'List<IAlarmAction>',
    },
    DashboardProps: { rows: 'List<List<MetricWidget | TextWidget>>', 'dashboardName?': 'string' },
    Metric: {
      namespace: 'string',
      metricName: 'string',
      dimensions: 'Record<string>',
      statistic: "'Average' | 'Maximum' | 'Minimum' | 'SampleCount' | 'Sum'",
    },
    MetricMath: { expression: 'string', metrics: 'Record<Metric>' },
    MetricWidget: {
      title: 'string',
      metrics: 'Record<Metric>',
      'view?': "'singleValue' | 'timeSeries'",
      'periodSeconds?': 'number',
      'line?': 'MetricWidget_line',
    },
    MetricWidget_line: { label: 'string', value: 'number' },
    NamedAlarm: { alarmName: 'string' },
    TextWidget: { text: 'string' },
  },
  { AlarmRule: 'NamedAlarm | AlarmRule2 | AlarmRule3 | AlarmRule4' },
);

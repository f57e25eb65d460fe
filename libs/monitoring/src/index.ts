export { Alarm } from './alarm/alarm';
export type { AlarmProps, Comparison, MissingData } from './alarm/alarm';
export type { MetricMath } from './alarm/metric-math';
export { CompositeAlarm } from './composite-alarm/composite-alarm';
export type { AlarmRule, CompositeAlarmProps, NamedAlarm } from './composite-alarm/composite-alarm';
export { Dashboard } from './dashboard/dashboard';
export type { DashboardProps, MetricWidget, TextWidget } from './dashboard/dashboard';
export { declaredProps } from './declared-props';
